package io.aihub.sandbox.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/** What happened to every request: exact totals, and the latest records up to a bound. */
final class TrafficLog {
    /** Ten minutes at the standard rate. */
    static final int MOST_RECORDS = 60_000;

    static final int MOST_FAILURES = 1_000;
    private static final int MOST_VERSIONS = 100;

    private final Clock clock;
    private final int keptLanes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<RequestRecord> records = new ArrayDeque<>();
    private final Deque<RequestRecord> failed = new ArrayDeque<>();
    private final Map<Integer, Seen> lastOfLane = new HashMap<>();
    private final Map<String, Long> freshNanos = new LinkedHashMap<>();
    private Optional<Seen> lastFresh = Optional.empty();
    private Totals totals = new Totals(0, 0, 0, 0);
    private boolean stopped;
    private long stops;

    /** A request under way, and what was declared when it began. */
    record Ticket(int lane, long startNanos, boolean stopped, long stops) {}

    /** The last answer somewhere; no version after a failure. */
    private record Seen(Optional<String> version, long nanos) {
        boolean is(String wanted, long since) {
            return nanos >= since && version.filter(wanted::equals).isPresent();
        }
    }

    record Totals(long sent, long retries, long failures, long expectedFailures) {}

    /**
     * @param keptLanes the lanes numbered below this keep their connections
     */
    TrafficLog(Clock clock, int keptLanes) {
        this.clock = clock;
        this.keptLanes = keptLanes;
    }

    Ticket begin(int lane) {
        lock.lock();
        try {
            return new Ticket(lane, System.nanoTime(), stopped, stops);
        } finally {
            lock.unlock();
        }
    }

    void retried() {
        lock.lock();
        try {
            totals =
                    new Totals(
                            totals.sent,
                            totals.retries + 1,
                            totals.failures,
                            totals.expectedFailures);
        } finally {
            lock.unlock();
        }
    }

    void finish(Ticket ticket, ConnectionKind connection, RequestOutcome outcome) {
        lock.lock();
        try {
            long now = System.nanoTime();
            boolean stop = ticket.stopped || stopped || ticket.stops != stops;
            RequestRecord record =
                    new RequestRecord(
                            clock.instant(),
                            Duration.ofNanos(now - ticket.startNanos),
                            connection,
                            stop ? Expectation.Stopped : Expectation.Serving,
                            outcome);
            add(records, record, MOST_RECORDS);
            count(record);
            see(ticket.lane, record, now);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void count(RequestRecord record) {
        boolean failure = record.outcome() instanceof RequestOutcome.Failed;
        totals =
                new Totals(
                        totals.sent + 1,
                        totals.retries,
                        totals.failures + (record.counts() ? 1 : 0),
                        totals.expectedFailures + (failure && !record.counts() ? 1 : 0));
        if (record.counts()) {
            add(failed, record, MOST_FAILURES);
        }
    }

    private void see(int lane, RequestRecord record, long now) {
        Optional<String> version =
                record.outcome() instanceof RequestOutcome.Served served
                        ? Optional.of(served.version())
                        : Optional.empty();
        Seen seen = new Seen(version, now);
        lastOfLane.put(lane, seen);
        if (record.connection() == ConnectionKind.Fresh) {
            version.ifPresent(
                    name -> {
                        lastFresh = Optional.of(seen);
                        freshNanos.remove(name);
                        freshNanos.put(name, now);
                    });
            if (freshNanos.size() > MOST_VERSIONS) {
                freshNanos.remove(freshNanos.keySet().iterator().next());
            }
        }
    }

    void declareStop() {
        lock.lock();
        try {
            stopped = true;
            stops++;
        } finally {
            lock.unlock();
        }
    }

    void declareServing() {
        lock.lock();
        try {
            stopped = false;
        } finally {
            lock.unlock();
        }
    }

    long total(ToLongFunction<Totals> which) {
        lock.lock();
        try {
            return which.applyAsLong(totals);
        } finally {
            lock.unlock();
        }
    }

    List<RequestRecord> failuresSince(Instant since) {
        lock.lock();
        try {
            return failed.stream().filter(one -> !one.finished().isBefore(since)).toList();
        } finally {
            lock.unlock();
        }
    }

    List<RequestRecord> recordsSince(Instant since) {
        lock.lock();
        try {
            return records.stream().filter(one -> !one.finished().isBefore(since)).toList();
        } finally {
            lock.unlock();
        }
    }

    Optional<String> lastFreshVersion() {
        lock.lock();
        try {
            return lastFresh.flatMap(Seen::version);
        } finally {
            lock.unlock();
        }
    }

    Optional<Duration> awaitFresh(String version, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        boolean came =
                await(
                        () -> freshNanos.getOrDefault(version, Long.MIN_VALUE) >= begin,
                        begin,
                        limit);
        lock.lock();
        try {
            return came
                    ? Optional.of(Duration.ofNanos(freshNanos.get(version) - begin))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAll(String version, Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        return await(() -> allAre(version, begin), begin, limit);
    }

    boolean awaitSent(long more, Duration limit) throws InterruptedException {
        long goal = total(Totals::sent) + more;
        return await(() -> totals.sent >= goal, System.nanoTime(), limit);
    }

    private boolean allAre(String version, long since) {
        boolean fresh = lastFresh.filter(seen -> seen.is(version, since)).isPresent();
        for (int lane = 0; lane < keptLanes; lane++) {
            Seen seen = lastOfLane.get(lane);
            if (seen == null || !seen.is(version, since)) {
                return false;
            }
        }
        return fresh;
    }

    private boolean await(BooleanSupplier condition, long begin, Duration limit)
            throws InterruptedException {
        long deadline = begin + limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static void add(Deque<RequestRecord> deque, RequestRecord record, int most) {
        deque.addLast(record);
        if (deque.size() > most) {
            deque.removeFirst();
        }
    }
}
