package io.aihub.sandbox.model;

/** A counter that shows increments only in batches, as {@link BatchedHistogram} does. */
final class BatchedCounter {
    private final int atLeast;
    private long held;
    private long shown;

    BatchedCounter(int atLeast) {
        this.atLeast = atLeast;
    }

    void add() {
        held++;
    }

    void release() {
        if (held >= atLeast) {
            shown += held;
            held = 0;
        }
    }

    long shown() {
        return shown;
    }
}
