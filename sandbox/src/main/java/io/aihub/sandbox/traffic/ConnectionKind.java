package io.aihub.sandbox.traffic;

/** Which connection a request went over. */
public enum ConnectionKind {
    /** Opened for this request. */
    Fresh,
    /** Kept alive after an earlier request. */
    Kept
}
