package io.aihub.e2e.rig;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a condition.
 *
 * @param limit after which the wait fails
 */
public record Until(Duration limit) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** As long as anything that works may take on a busy machine. */
    public static final Until SOON = new Until(Duration.ofSeconds(60));

    /**
     * Returns once the condition holds.
     *
     * @throws IllegalStateException when it does not within the limit; says what was awaited
     */
    public void holds(String what, BooleanSupplier condition) {
        holds(() -> what, condition);
    }

    /** As {@link #holds(String, BooleanSupplier)}, with words that are made when it failed. */
    public void holds(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "not within " + limit.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
