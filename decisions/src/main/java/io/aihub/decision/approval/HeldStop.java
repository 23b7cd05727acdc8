package io.aihub.decision.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stop that status must go on remembering.
 *
 * @param stop the stop
 * @param liftedUntil when it acts again, absent while it acts
 * @param lifting how far people have come in lifting it for good
 */
public record HeldStop(RecordedStop stop, Optional<Instant> liftedUntil, Lifting lifting) {
    /** How long before its end a temporary resumption is said to end soon. */
    public static final Duration ENDS_SOON = Duration.ofDays(1);

    /** Nobody has begun to lift it. */
    public HeldStop(RecordedStop stop, Optional<Instant> liftedUntil) {
        this(stop, liftedUntil, Lifting.NONE);
    }

    /**
     * Who lifts a stop.
     *
     * @param given who resumed, with the role that it counts for
     * @param missing roles that have to resume as well to lift it for good
     * @param missingForTime roles that have to resume as well to lift it for a limited time
     */
    public record Lifting(List<String> given, List<String> missing, List<String> missingForTime) {
        /** Nobody has resumed. */
        public static final Lifting NONE = new Lifting(List.of(), List.of(), List.of());

        public Lifting {
            given = List.copyOf(given);
            missing = List.copyOf(missing);
            missingForTime = List.copyOf(missingForTime);
        }
    }

    /** Whether the stop holds the model now. */
    public boolean active() {
        return liftedUntil.isEmpty();
    }
}
