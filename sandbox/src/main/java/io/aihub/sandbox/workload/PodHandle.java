package io.aihub.sandbox.workload;

import java.time.Duration;

/** A running program. */
public interface PodHandle extends AutoCloseable {
    /** The pod is about to end: finish what is open, and let go of kept-alive connections. */
    default void drain() {}

    /** Waits until nothing is open any more, at most this long. */
    default void awaitIdle(Duration limit) throws InterruptedException {}

    /** False when the program has ended by itself. */
    default boolean isAlive() {
        return true;
    }

    /** Ends it at once. */
    @Override
    void close();
}
