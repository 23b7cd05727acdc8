package io.aihub.sandbox.traffic;

/** Why a request was not served. */
public enum FailureKind {
    /** There is no address to connect to. */
    NoEndpoint,
    /** The address is not a loopback address, so no connection was tried. */
    ForeignAddress,
    /** Nobody listens there. */
    Refused,
    /** No complete answer within the limit. */
    Timeout,
    /** The connection broke. */
    IoError,
    /** An answer with a status other than 200. */
    NotOk,
    /** Status 200 without a prediction for every row. */
    Unreadable
}
