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
    /** The most edges of bins that the API has room for in the counts of one signal. */
    public static final int MOST_EDGES = 200;

    /**
     * @param name of the signal
     * @param kind of the signal
     * @param feature whose counts they are
     * @param level where the signal stood
     * @param windows that were pooled, each within limits
     * @param counts of those windows; absent where there are none, or too many bins to keep
     */
    public record Pooled(
            String name,
            SignalKind kind,
            String feature,
            SignalLevel level,
            int windows,
            Optional<Histogram> counts) {
        /** The same without counts that there is no room for. */
        public Pooled keepable() {
            return new Pooled(
                    name, kind, feature, level, windows, counts.filter(Baseline::hasRoomFor));
        }
    }

    /** Whether counts with so many bins can be kept. */
    public static boolean hasRoomFor(Histogram counts) {
        return counts.edges().size() <= MOST_EDGES;
    }

    /** The pooled counts of one signal. */
    public Optional<Pooled> signal(String name) {
        return signals.stream().filter(pooled -> pooled.name().equals(name)).findFirst();
    }
}
