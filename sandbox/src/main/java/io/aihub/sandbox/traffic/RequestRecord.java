package io.aihub.sandbox.traffic;

import java.time.Duration;
import java.time.Instant;

/**
 * One request.
 *
 * @param finished when its answer was read, or it failed
 * @param took from its first connection attempt on
 * @param connection the one that answered it, or the last one tried
 */
public record RequestRecord(
        Instant finished,
        Duration took,
        ConnectionKind connection,
        Expectation expectation,
        RequestOutcome outcome) {

    /** True for a failure outside every declared stop. */
    boolean counts() {
        return outcome instanceof RequestOutcome.Failed && expectation == Expectation.Serving;
    }
}
