package io.aihub.decision.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Judges one closed window of one signal: a total function of window, reference and terms. */
public final class DriftAssessor {
    /** Bins are merged until each is expected to hold this many in the smaller sample. */
    static final double LEAST_EXPECTED = 5;

    /** With a larger share than this in one bin, an input has no second bin to speak of. */
    private static final double NEARLY_CONSTANT = 0.9;

    private DriftAssessor() {}

    /**
     * Judges a window. Silence comes first, in the order failure, no data, too few to show, too few
     * to judge; then what is wrong with the reference; only then the counts speak.
     *
     * @param window the closed window
     * @param reference counts of the reference, absent when there is none to compare with
     * @param terms what the approved terms say about the signal
     */
    public static WindowVerdict assess(
            ClosedWindow window, Optional<Histogram> reference, SignalTerms terms) {
        Silence silence = new Silence(window, reference.map(Histogram::total), terms);
        long observed = window.counts().map(Histogram::total).orElse(0L);
        if (window.failure().isPresent()) {
            return silence.untrusted(window.failure().get());
        }
        if (observed == 0) {
            return silence.empty();
        }
        if (observed < terms.minCell()) {
            return silence.hidden();
        }
        if (observed < terms.minSamples()) {
            return silence.shown(
                    WindowOutcome.InsufficientData,
                    observed + " observations, the terms ask for " + terms.minSamples());
        }
        return compare(window, reference, silence, terms);
    }

    private static WindowVerdict compare(
            ClosedWindow window,
            Optional<Histogram> reference,
            Silence silence,
            SignalTerms terms) {
        if (reference.isEmpty() || reference.get().total() == 0) {
            return silence.shown(
                    WindowOutcome.SourceError,
                    "no reference counts of "
                            + terms.feature()
                            + (reference.isEmpty() ? ": the profile is missing or lacks it" : ""));
        }
        Optional<Comparison> comparison =
                Comparison.onCommonEdges(reference.get(), window.counts().get());
        if (comparison.isEmpty()) {
            return silence.shown(
                    WindowOutcome.SourceError,
                    "the bins of " + terms.feature() + " share no edge with its reference");
        }
        Comparison merged = comparison.get().merged(LEAST_EXPECTED);
        if (merged.bins() < 2) {
            return silence.shown(
                    WindowOutcome.Inconclusive, oneBin(reference.get(), merged, terms));
        }
        return judge(window, reference.get(), comparison.get(), terms);
    }

    /** Whether the signal itself is to blame, or only this window, is what a reader has to know. */
    private static String oneBin(Histogram reference, Comparison merged, SignalTerms terms) {
        double largest =
                reference.counts().stream().mapToLong(Long::longValue).max().orElse(0)
                        / (double) reference.total();
        String cause =
                largest < NEARLY_CONSTANT
                        ? "too few counts for two bins of 5 expected observations"
                        : "nearly constant: one bin holds "
                                + percent(largest)
                                + " of the reference of "
                                + terms.feature()
                                + ", and no second one can be expected to hold 5 observations";
        return cause + " (n=" + merged.n() + ", m=" + merged.m() + ")";
    }

    private static WindowVerdict judge(
            ClosedWindow window, Histogram reference, Comparison comparison, SignalTerms terms) {
        Comparison merged = comparison.merged(LEAST_EXPECTED);
        MarginTest test = MarginTest.of(merged, terms.breach(), terms.alpha());
        double psi = merged.smoothedPsi();
        WindowOutcome measured = test.judge(psi);
        Optional<String> refusal =
                measured == WindowOutcome.WithinLimits
                        ? UsableShare.refusal(window.counts().get(), reference, terms)
                                .or(
                                        new Certificate(
                                                        window.coverage(),
                                                        reference,
                                                        comparison,
                                                        merged,
                                                        test)
                                                ::refusal)
                        : Optional.empty();
        WindowOutcome outcome = refusal.isPresent() ? WindowOutcome.Inconclusive : measured;
        String arithmetic = arithmetic(test, psi, measured);
        return new WindowVerdict(
                window.signal(),
                window.revision(),
                outcome,
                outcome == WindowOutcome.Breach || above(terms.warn(), merged, terms.alpha()),
                OptionalDouble.of(psi),
                OptionalDouble.of(Math.max(0, psi - test.df() * test.c())),
                OptionalDouble.of(comparison.ksLow()),
                OptionalDouble.of(comparison.ksHigh()),
                OptionalDouble.of(test.breachCritical()),
                OptionalLong.of(merged.n()),
                OptionalLong.of(merged.m()),
                merged.bins(),
                OptionalDouble.of(test.minDetectable()),
                window.coverage(),
                window.start(),
                window.end(),
                window.counts(),
                refusal.map(why -> "not certified: " + why + "; " + arithmetic).orElse(arithmetic));
    }

    private static boolean above(OptionalDouble warn, Comparison merged, double alpha) {
        return warn.isPresent()
                && MarginTest.of(merged, warn.getAsDouble(), alpha).judge(merged.smoothedPsi())
                        == WindowOutcome.Breach;
    }

    /** The sentence that shows how a PSI was judged, for example in an event. */
    static String arithmetic(MarginTest test, double psi, WindowOutcome outcome) {
        String sides =
                switch (outcome) {
                    case Breach -> relation(psi, ">", "critical", test.breachCritical());
                    case WithinLimits ->
                            relation(psi, "<", "within-limits bound", test.withinCritical());
                    default ->
                            "PSI "
                                    + shown(psi)
                                    + " lies between the within-limits bound "
                                    + shown(test.withinCritical())
                                    + " and critical "
                                    + shown(test.breachCritical());
                };
        return sides
                + " (threshold "
                + shown(test.delta())
                + ", n="
                + test.n()
                + ", m="
                + test.m()
                + ", c="
                + shown(test.c())
                + ", "
                + test.bins()
                + " bins, df "
                + test.df()
                + ", alpha "
                + shown(test.alpha())
                + ")";
    }

    private static String relation(double psi, String sign, String name, double bound) {
        // A reader must see the difference, so equal-looking numbers get all their digits.
        boolean alike = shown(psi).equals(shown(bound));
        return "PSI "
                + (alike ? Double.toString(psi) : shown(psi))
                + " "
                + sign
                + " "
                + name
                + " "
                + (alike ? Double.toString(bound) : shown(bound));
    }

    static String percent(double share) {
        return shown(100 * share) + " %";
    }

    private static String shown(double value) {
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }
}
