package io.aihub.decision.approval;

import io.aihub.decision.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * How strongly a policy lets a rule speak.
 *
 * @param level the level
 * @param enforceFrom the moment from which {@code Enforce} holds; before it the rule warns
 */
public record DatedLevel(Level level, Optional<Instant> enforceFrom) {
    /** A level without a date. */
    public static DatedLevel of(Level level) {
        return new DatedLevel(level, Optional.empty());
    }

    Level at(Instant now) {
        boolean early = level == Level.Enforce && enforceFrom.map(now::isBefore).orElse(false);
        return early ? Level.Warn : level;
    }
}
