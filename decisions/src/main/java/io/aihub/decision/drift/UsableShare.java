package io.aihub.decision.drift;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Judges how many of the values of a window could be used, against the share of the reference. A
 * distance is measured on what could be used alone, so that it is small however much went missing.
 */
public final class UsableShare {
    /** By how much more of the values than of the reference may be unusable. */
    static final double MARGIN = 0.05;

    private static final String SUFFIX = "-usable";
    private static final int LONGEST_NAME = 63;

    private UsableShare() {}

    /** Usable values by all; absent when nothing was counted. */
    public static OptionalDouble of(Histogram counts) {
        long all = counts.total() + counts.missing();
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) counts.total() / all);
    }

    /** The terms of the signal that goes with an input: judged alike, and it only alerts. */
    public static SignalTerms terms(SignalTerms input) {
        String name =
                input.name()
                        .substring(
                                0, Math.min(input.name().length(), LONGEST_NAME - SUFFIX.length()));
        return new SignalTerms(
                name + SUFFIX,
                SignalKind.DataQuality,
                input.feature(),
                input.breach(),
                OptionalDouble.empty(),
                input.alpha(),
                input.window(),
                input.minSamples(),
                input.count(),
                input.of(),
                input.clearWindows(),
                input.minCell(),
                SignalTerms.SignalAction.Alert,
                Optional.empty());
    }

    /** Judges a window by such terms. */
    public static WindowVerdict assess(
            ClosedWindow window, Optional<Histogram> reference, SignalTerms terms) {
        Optional<Histogram> counts = window.counts().filter(c -> of(c).isPresent());
        Silence silence = new Silence(window, reference.map(Histogram::total), terms);
        if (window.failure().isPresent()) {
            return silence.untrusted(window.failure().get());
        }
        if (counts.isEmpty() || reference.filter(r -> of(r).isPresent()).isEmpty()) {
            return silence.empty();
        }
        long all = counts.get().total() + counts.get().missing();
        if (all < terms.minCell()) {
            return silence.hidden();
        }
        if (all < terms.minSamples()) {
            return silence.shown(
                    WindowOutcome.InsufficientData,
                    all + " values, the terms ask for " + terms.minSamples());
        }
        double limit = 1 - of(reference.get()).getAsDouble() + MARGIN;
        WindowOutcome outcome = judge(counts.get(), limit, terms.alpha());
        return verdict(silence, counts.get(), outcome, sentence(counts.get(), limit, all));
    }

    /** Whether more is unusable than the reference allows, in one clause for the other verdict. */
    static Optional<String> refusal(Histogram window, Histogram reference, SignalTerms terms) {
        if (of(window).isEmpty() || of(reference).isEmpty()) {
            return Optional.empty();
        }
        double limit = 1 - of(reference).getAsDouble() + MARGIN;
        return judge(window, limit, terms.alpha()) == WindowOutcome.Breach
                ? Optional.of(sentence(window, limit, window.total() + window.missing()))
                : Optional.empty();
    }

    /** By the bounds of Wilson's score interval. */
    private static WindowOutcome judge(Histogram counts, double limit, double alpha) {
        if (bound(counts, alpha, -1) > limit) {
            return WindowOutcome.Breach;
        }
        return bound(counts, MarginTest.WITHIN_ALPHA, 1) < limit
                ? WindowOutcome.WithinLimits
                : WindowOutcome.Inconclusive;
    }

    private static double bound(Histogram counts, double alpha, int side) {
        double all = (double) counts.total() + counts.missing();
        double unusable = counts.missing() / all;
        // The square of a normal quantile is one of chi-square, whose tail holds both sides.
        double z2 = NoncentralChiSquare.central(1).upperQuantile(Math.min(0.999, 2 * alpha));
        double half = Math.sqrt(z2 * unusable * (1 - unusable) / all + z2 * z2 / (4 * all * all));
        return (unusable + z2 / (2 * all) + side * half) / (1 + z2 / all);
    }

    private static String sentence(Histogram counts, double limit, long all) {
        return percent(1 - of(counts).orElse(1))
                + " of "
                + all
                + " values could not be used; up to "
                + percent(Math.min(1, limit))
                + " is within the limit, the reference's share and 5 points";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static WindowVerdict verdict(
            Silence silence, Histogram counts, WindowOutcome outcome, String message) {
        WindowVerdict plain = silence.shown(outcome, message);
        return new WindowVerdict(
                plain.signal(),
                plain.revision(),
                outcome,
                outcome == WindowOutcome.Breach,
                plain.value(),
                plain.debiased(),
                plain.ksLow(),
                plain.ksHigh(),
                plain.critical(),
                plain.referenceCount(),
                OptionalLong.of(counts.total() + counts.missing()),
                0,
                plain.minDetectable(),
                plain.coverage(),
                plain.windowStart(),
                plain.windowEnd(),
                plain.counts(),
                message);
    }
}
