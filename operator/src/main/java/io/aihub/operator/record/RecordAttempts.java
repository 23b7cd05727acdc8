package io.aihub.operator.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often the status of a model could not be saved in a row. Whoever changes a model in a loop,
 * or keeps its status from being stored in any other way, may not keep a stop from its pods.
 */
final class RecordAttempts {
    private static final int MOST = 3;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Map<String, Failed> failed = new ConcurrentHashMap<>();
    private final Clock clock;

    RecordAttempts(Clock clock) {
        this.clock = clock;
    }

    private record Failed(int times, Instant since) {}

    /** Notes another failure, and answers whether that is enough of them. */
    boolean failed(String uid) {
        Instant now = clock.instant();
        Failed all =
                failed.merge(
                        uid,
                        new Failed(1, now),
                        (before, one) -> new Failed(before.times() + 1, before.since()));
        return all.times() >= MOST || !now.isBefore(all.since().plus(LONGEST));
    }

    /** Saved, or gone. */
    void over(String uid) {
        failed.remove(uid);
    }
}
