package io.aihub.decision.drift;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known about a breached signal on both sides of a version switch.
 *
 * @param terms of the breached signal
 * @param switchedAt when traffic went to the revision that serves now
 * @param oldState state of this signal on the old revision at the switch
 * @param baseline pooled counts of this signal on the old revision
 * @param baselineStoredAt when the baseline was stored
 * @param firstBreach start of the first breach window of the present breach
 * @param current counts of the newest breach window
 * @param inputs every input signal of the terms, on both sides
 */
public record BoundaryEvidence(
        SignalTerms terms,
        Instant switchedAt,
        Optional<SignalStanding> oldState,
        Optional<Histogram> baseline,
        Optional<Instant> baselineStoredAt,
        Optional<Instant> firstBreach,
        Optional<Histogram> current,
        List<InputSides> inputs) {
    public BoundaryEvidence {
        Objects.requireNonNull(terms);
        Objects.requireNonNull(switchedAt);
        inputs = List.copyOf(inputs);
    }

    /**
     * One input signal on both sides of the switch.
     *
     * @param name of the signal
     * @param atBaseline its state on the old revision when the baseline was stored
     * @param now its state on the revision that serves now
     */
    public record InputSides(
            String name, Optional<SignalStanding> atBaseline, Optional<SignalStanding> now) {}
}
