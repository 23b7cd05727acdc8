package io.aihub.sandbox.model;

/** One value of one input row, or why there is none. */
sealed interface Cell {

    /** A finite number within the range of its feature. */
    record Usable(double value) implements Cell {}

    /** No number to compute with; what was sent instead is not kept. */
    record Unusable(InvalidReason reason) implements Cell {}
}
