package io.aihub.decision.drift;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The verdicts of windows that say nothing about drift.
 *
 * @param window the closed window
 * @param reference observations in the reference
 * @param terms of the signal
 */
record Silence(ClosedWindow window, Optional<Long> reference, SignalTerms terms) {
    WindowVerdict untrusted(String why) {
        return verdict(WindowOutcome.SourceError, OptionalLong.empty(), Optional.empty(), why);
    }

    WindowVerdict empty() {
        return verdict(
                WindowOutcome.NoData,
                OptionalLong.of(0),
                window.counts(),
                "no observation of " + terms.feature() + " in the window");
    }

    /** The number itself could point at a person, so neither it nor the counts are passed on. */
    WindowVerdict hidden() {
        return verdict(
                WindowOutcome.TooFewToShow,
                OptionalLong.empty(),
                Optional.empty(),
                "fewer than " + terms.minCell() + " observations are not shown");
    }

    WindowVerdict shown(WindowOutcome outcome, String why) {
        OptionalLong observed =
                window.counts()
                        .map(counts -> OptionalLong.of(counts.total()))
                        .orElse(OptionalLong.empty());
        return verdict(outcome, observed, window.counts(), why);
    }

    private WindowVerdict verdict(
            WindowOutcome outcome, OptionalLong observed, Optional<Histogram> counts, String why) {
        OptionalDouble none = OptionalDouble.empty();
        return new WindowVerdict(
                window.signal(),
                window.revision(),
                outcome,
                false,
                none,
                none,
                none,
                none,
                none,
                reference.map(OptionalLong::of).orElse(OptionalLong.empty()),
                observed,
                0,
                none,
                window.coverage(),
                window.start(),
                window.end(),
                counts,
                why);
    }
}
