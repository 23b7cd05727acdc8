package io.aihub.decision.revision;

import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalLevel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pooled counts of a revision while it ran within its limits: what the next version is held
 * against.
 *
 * @param at when it was stored
 * @param before the revision that was about to take over, absent while none was
 * @param signals one each
 */
public record Baseline(Instant at, Optional<String> before, List<Pooled> signals) {

    /**
     * @param name of the signal
     * @param kind of the signal
     * @param feature whose counts they are
     * @param level where the signal stood
     * @param windows that were pooled, each within limits
     * @param counts of those windows
     */
    public record Pooled(
            String name,
            SignalKind kind,
            String feature,
            SignalLevel level,
            int windows,
            Optional<Histogram> counts) {}

    /** The pooled counts of one signal. */
    public Optional<Pooled> signal(String name) {
        return signals.stream().filter(pooled -> pooled.name().equals(name)).findFirst();
    }
}
