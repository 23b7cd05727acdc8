package io.aihub.sandbox.traffic;

import io.aihub.sandbox.model.PatientFlow;
import io.aihub.sandbox.traffic.TrafficLog.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A steady stream of inference requests on daemon threads, and its record. A request on a
 * connection that the server had ended while idle is sent once more on a new one, as usual clients
 * do; that is a retry and no failure.
 */
public final class TrafficClient implements AutoCloseable {
    /** Fresh requests wait for their own answers only, so that one slow answer delays few. */
    private static final int FRESH_LANES = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TrafficLog log;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile PatientFlow flow;

    private TrafficClient(TrafficConfig config, int keptLanes) {
        this.flow = config.flow();
        this.log = new TrafficLog(config.clock(), keptLanes);
    }

    /**
     * Begins to send at once.
     *
     * @throws IllegalArgumentException when the target is not a loopback address; a target that
     *     turns into one later is never connected to and each request is a failure
     */
    public static TrafficClient start(TrafficConfig config) {
        LoopbackTarget target = new LoopbackTarget(config.target());
        target.resolve();
        TrafficConfig.Load load = config.load();
        int kept = load.freshEvery() == 1 ? 0 : load.keptConnections();
        double freshShare = kept == 0 ? 1 : 1.0 / load.freshEvery();
        TrafficClient client = new TrafficClient(config, kept);
        for (int i = 0; i < kept + FRESH_LANES; i++) {
            boolean keeps = i < kept;
            int among = keeps ? kept : FRESH_LANES;
            double share = keeps ? 1 - freshShare : freshShare;
            double interval =
                    TimeUnit.SECONDS.toNanos(1) * among / (load.requestsPerSecond() * share);
            int position = keeps ? i : i - kept;
            Lane.Plan plan =
                    new Lane.Plan(
                            i,
                            keeps ? ConnectionKind.Kept : ConnectionKind.Fresh,
                            config.modelName(),
                            (long) (interval * (position + 0.5) / among),
                            (long) interval,
                            load.timeout());
            client.lanes.add(
                    new Lane(
                            plan,
                            target,
                            () -> client.flow.rows(load.rows()),
                            client.log,
                            client.ended));
        }
        client.begin();
        return client;
    }

    /** The patients of all requests from now on. */
    public void switchTo(PatientFlow next) {
        flow = next;
    }

    /** From now on failures are expected and counted apart; declare it before the stop begins. */
    public void expectStop() {
        log.declareStop();
    }

    /** From now on failures count again, but for requests that began before. */
    public void expectServing() {
        log.declareServing();
    }

    /** Requests that came to an end, served or failed; a retried one counts once. */
    public long sent() {
        return log.total(Totals::sent);
    }

    /** Requests that were sent again because the server had ended an idle connection. */
    public long retries() {
        return log.total(Totals::retries);
    }

    /** Failures outside declared stops. */
    public long failures() {
        return log.total(Totals::failures);
    }

    /** Failures within declared stops. */
    public long expectedFailures() {
        return log.total(Totals::expectedFailures);
    }

    /**
     * Failures outside declared stops that ended at this time or later; the latest 1000 at most.
     */
    public List<RequestRecord> failuresSince(Instant since) {
        return log.failuresSince(since);
    }

    /** Requests that ended at this time or later, oldest first; the latest 60 000 at most. */
    public List<RequestRecord> recordsSince(Instant since) {
        return log.recordsSince(since);
    }

    /** The version that last answered on a new connection; absent before the first. */
    public Optional<String> lastFreshVersion() {
        return log.lastFreshVersion();
    }

    /** How often each version answered on a new connection, in the order they first did. */
    public Map<String, Long> freshVersionsSince(Instant since) {
        Map<String, Long> versions = new LinkedHashMap<>();
        for (RequestRecord one : log.recordsSince(since)) {
            if (one.connection() == ConnectionKind.Fresh
                    && one.outcome() instanceof RequestOutcome.Served served) {
                versions.merge(served.version(), 1L, Long::sum);
            }
        }
        return versions;
    }

    /**
     * Waits until this version answers on a new connection.
     *
     * @return how long that took from this call on, absent when the limit ran out first
     */
    public Optional<Duration> awaitFreshVersion(String version, Duration limit)
            throws InterruptedException {
        return log.awaitFresh(version, limit);
    }

    /**
     * Waits until, after this call, the latest answer on every kept connection and on a new one
     * came from this version.
     *
     * @return false when the limit ran out first
     */
    public boolean awaitAllConnections(String version, Duration limit) throws InterruptedException {
        return log.awaitAll(version, limit);
    }

    /**
     * Waits for so many more requests to end.
     *
     * @return false when the limit ran out first
     */
    public boolean awaitSent(long more, Duration limit) throws InterruptedException {
        return log.awaitSent(more, limit);
    }

    /** Ends all threads and connections; requests under way are not recorded. */
    @Override
    public void close() {
        ended.countDown();
        lanes.forEach(Lane::hangUp);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                thread.join(Math.max(1, left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        for (int i = 0; i < lanes.size(); i++) {
            Thread thread = new Thread(lanes.get(i), "traffic-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }
}
