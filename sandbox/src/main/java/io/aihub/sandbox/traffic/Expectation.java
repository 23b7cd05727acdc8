package io.aihub.sandbox.traffic;

/** What was declared about the service while a request ran. */
public enum Expectation {
    /** It serves, so a failure is a failure. */
    Serving,
    /** It is stopped on purpose for at least a part of the request. */
    Stopped
}
