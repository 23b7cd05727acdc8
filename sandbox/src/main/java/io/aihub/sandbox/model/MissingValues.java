package io.aihub.sandbox.model;

/** What happens to a request with a value that is missing or unusable; it is counted either way. */
public enum MissingValues {
    /** The whole request is answered 400. */
    Refuse,
    /** The row is answered with null, the other rows with their prediction. */
    Allow
}
