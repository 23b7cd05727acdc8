package io.aihub.sandbox.traffic;

/** How a request ended. */
public sealed interface RequestOutcome {

    /**
     * A prediction for every row.
     *
     * @param version the {@code model_version} of the answer
     */
    record Served(String version) implements RequestOutcome {}

    /**
     * Anything else.
     *
     * @param detail the status, or the class of the error; never a payload
     */
    record Failed(FailureKind kind, String detail) implements RequestOutcome {}
}
