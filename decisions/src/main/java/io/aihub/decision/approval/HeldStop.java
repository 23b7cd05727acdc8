package io.aihub.decision.approval;

import java.time.Instant;
import java.util.Optional;

/**
 * A stop that status must go on remembering.
 *
 * @param stop the stop
 * @param liftedUntil when it acts again, absent while it acts
 */
public record HeldStop(RecordedStop stop, Optional<Instant> liftedUntil) {
    /** Whether the stop holds the model now. */
    public boolean active() {
        return liftedUntil.isEmpty();
    }
}
