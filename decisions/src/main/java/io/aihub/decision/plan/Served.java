package io.aihub.decision.plan;

import java.time.Instant;
import java.util.Optional;

/** What is newly known of the times in which a revision answers. */
public sealed interface Served {
    /**
     * It answers from now on.
     *
     * @param from when that was decided, right before the traffic moved
     */
    record Began(Instant from) implements Served {}

    /**
     * It answers no more.
     *
     * @param to when no traffic was seen to go there any more
     * @param why from the shared vocabulary, absent where nothing recorded tells
     */
    record Ended(Instant to, Optional<String> why) implements Served {}
}
