package io.aihub.decision.approval;

import java.time.Instant;
import java.util.Optional;

/**
 * A span of time that may be open at both ends.
 *
 * @param from first moment inside, absent when open
 * @param until first moment after the end, absent when open
 */
public record Period(Optional<Instant> from, Optional<Instant> until) {
    /** Where what permits something states a beginning that cannot be read: it never begins. */
    public static final Instant UNREADABLE_FROM = Instant.MAX;

    /** Where what permits something states an end that cannot be read: it has ended. */
    public static final Instant UNREADABLE_UNTIL = Instant.MIN;

    /** Whether both ends, where they are stated, could be read. */
    boolean isReadable() {
        return from.filter(UNREADABLE_FROM::equals).isEmpty()
                && until.filter(UNREADABLE_UNTIL::equals).isEmpty();
    }

    /** No limit at either end. */
    public static Period always() {
        return new Period(Optional.empty(), Optional.empty());
    }

    /** From a moment until another; either may be null for open. */
    public static Period between(Instant from, Instant until) {
        return new Period(Optional.ofNullable(from), Optional.ofNullable(until));
    }
}
