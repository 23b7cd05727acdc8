package io.aihub.decision.drift;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the approved terms say about one signal.
 *
 * @param name unique in the model
 * @param kind what it watches
 * @param feature the feature or output whose counts are compared
 * @param breach threshold of the true PSI, above 0 and at most 100
 * @param warn warning threshold of the true PSI, above 0 and not above {@code breach}
 * @param alpha probability of a false breach at the threshold, above 0 and at most 0.5
 * @param window length of a window, above 0
 * @param minSamples observations that a window needs, at least 1
 * @param count breaches among the last {@code of} conclusive windows that confirm a breach
 * @param of conclusive windows looked at, at most {@link SignalStanding#RING}
 * @param clearWindows consecutive conclusive windows within limits that clear a breach
 * @param minCell fewer observations than this are not shown, at least 0
 * @param action what to do when breached
 * @param attribution how the version is found at fault; absent when the action needs none
 */
public record SignalTerms(
        String name,
        SignalKind kind,
        String feature,
        double breach,
        OptionalDouble warn,
        double alpha,
        Duration window,
        long minSamples,
        int count,
        int of,
        int clearWindows,
        long minCell,
        SignalAction action,
        Optional<AttributionMethod> attribution) {
    /**
     * @throws IllegalArgumentException when a number is outside its range; the message names it
     */
    public SignalTerms {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(feature);
        Objects.requireNonNull(action);
        Objects.requireNonNull(attribution);
        checkThresholds(breach, warn, alpha);
        check(window.compareTo(Duration.ZERO) > 0, "window must be above 0, not " + window);
        check(minSamples >= 1, "minSamples must be at least 1, not " + minSamples);
        check(minCell >= 0, "minCell must not be negative, but is " + minCell);
        check(
                count >= 1 && count <= of && of <= SignalStanding.RING,
                "breachWindows must keep 1 <= count <= of <= 20, not " + count + " of " + of);
        check(
                clearWindows >= 1 && clearWindows <= SignalStanding.RING,
                "clearWindows must be from 1 to 20, not " + clearWindows);
    }

    private static void checkThresholds(double breach, OptionalDouble warn, double alpha) {
        check(
                breach > 0 && breach <= MarginTest.LARGEST_DELTA,
                "the breach threshold must be above 0 and at most 100, not " + breach);
        check(
                warn.isEmpty() || warn.getAsDouble() > 0 && warn.getAsDouble() <= breach,
                "the warning threshold must be above 0 and not above the breach threshold");
        check(alpha > 0 && alpha <= 0.5, "alpha must be above 0 and at most 0.5, not " + alpha);
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** How a breach may be put down to the version, strongest first. */
    public enum AttributionMethod {
        /** The same requests answered by both versions. */
        Shadow,
        /** A random split of traffic between both versions. */
        Concurrent,
        /** Before and after the switch, inputs unchanged. */
        VersionBoundary
    }

    /** What the terms ask for when a signal is breached, mildest first. */
    public enum SignalAction {
        Alert,
        PausePromotion,
        SafeState,
        Rollback
    }
}
