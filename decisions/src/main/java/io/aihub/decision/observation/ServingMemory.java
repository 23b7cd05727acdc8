package io.aihub.decision.observation;

import java.time.Instant;
import java.util.Optional;

/**
 * What one pass has to tell the next about what serves. A reader finds the same in the conditions;
 * the loop decides on this alone.
 *
 * @param silentSince since when no counts arrive, absent while they do
 * @param blindSince since when that lasts longer than the terms allow
 * @param withinLimitsSince since when every signal was judged and none is in breach
 * @param rollback what became of the rollback that put the traffic here, absent without one
 */
public record ServingMemory(
        Optional<Instant> silentSince,
        Optional<Instant> blindSince,
        Optional<Instant> withinLimitsSince,
        Optional<RollbackOutcome> rollback) {
    /** Nothing is to be remembered. */
    public static final ServingMemory NONE =
            new ServingMemory(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
