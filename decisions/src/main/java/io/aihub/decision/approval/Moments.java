package io.aihub.decision.approval;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Arithmetic on moments that stops at the earliest or latest moment instead of overflowing. */
final class Moments {
    private Moments() {}

    static Instant after(Instant start, Duration duration) {
        try {
            return start.plus(duration);
        } catch (DateTimeException | ArithmeticException expected) {
            return Instant.MAX;
        }
    }

    static Instant before(Instant end, Duration duration) {
        try {
            return end.minus(duration);
        } catch (DateTimeException | ArithmeticException expected) {
            return Instant.MIN;
        }
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
