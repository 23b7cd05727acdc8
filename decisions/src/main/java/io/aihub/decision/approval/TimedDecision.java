package io.aihub.decision.approval;

import java.time.Instant;
import java.util.List;

/**
 * A decision that counts in a span of time.
 *
 * @param decision the decision
 * @param from first moment at which it counts
 * @param until first moment at which it no longer does, {@link Instant#MAX} for never
 * @param limitedBy what sets the end
 */
record TimedDecision(GivenDecision decision, Instant from, Instant until, String limitedBy) {
    boolean begunAt(Instant now) {
        return !now.isBefore(from);
    }

    boolean activeAt(Instant now) {
        return begunAt(now) && now.isBefore(until);
    }

    static List<TimedDecision> activeAt(List<TimedDecision> all, Instant now) {
        return all.stream().filter(counted -> counted.activeAt(now)).toList();
    }
}
