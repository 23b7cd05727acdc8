package io.aihub.decision.drift;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether monitoring sees anything.
 *
 * @param sight what it comes to
 * @param since the end of the last window with data, or when watching began
 * @param silentFor time without data, at least zero
 * @param message one sentence with the arithmetic
 */
public record Blindness(Sight sight, Instant since, Duration silentFor, String message) {
    /** Whether anything is seen. */
    public enum Sight {
        /** Data arrived within the allowed time. */
        Sees,
        /** No data for longer than the terms allow. */
        Blind
    }

    /** Whether {@link #sight} is {@code Blind}. */
    public boolean blind() {
        return sight == Sight.Blind;
    }
}
