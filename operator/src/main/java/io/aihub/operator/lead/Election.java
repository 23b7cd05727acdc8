package io.aihub.operator.lead;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Asks for the lease until this process leads, and renews it. While the API server is away nothing
 * can be renewed or taken, so a leader that finds the lease still its own leads on: nobody has
 * decided anything in between, and no window that it counts is lost.
 */
public final class Election implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Election.class);

    private final KubernetesClient client;
    private final Leadership leadership;
    private final Optional<ObservedLeaseLock> lock;
    private final Optional<LeaderElectionConfig> config;
    private final AtomicReference<Runnable> leads = new AtomicReference<>();
    private final AtomicReference<CompletableFuture<?>> running = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Election(
            KubernetesClient client,
            Leadership leadership,
            Optional<LeaseSettings> settings,
            Clock clock) {
        this.client = client;
        this.leadership = leadership;
        this.lock = settings.map(s -> new ObservedLeaseLock(s, leadership, clock, this::start));
        this.config = settings.map(this::config);
    }

    /** An election among the processes that share the lease. */
    public static Election of(
            KubernetesClient client, Leadership leadership, LeaseSettings settings, Clock clock) {
        return new Election(client, leadership, Optional.of(settings), clock);
    }

    /** No election: this process leads at once. */
    public static Election none(KubernetesClient client, Leadership alone, Clock clock) {
        return new Election(client, alone, Optional.empty(), clock);
    }

    private LeaderElectionConfig config(LeaseSettings settings) {
        return new LeaderElectionConfigBuilder()
                .withName(settings.name())
                .withLock(lock.orElseThrow())
                .withLeaseDuration(settings.duration())
                .withRenewDeadline(settings.deadline())
                .withRetryPeriod(settings.retry())
                // It would give the lease back also when it could not be renewed for a while.
                .withReleaseOnCancel(false)
                // That this process leads is told by the lock: the client tells it before the
                // write that makes it true, and after a lost answer not at all (fabric8 #7350).
                .withLeaderCallbacks(new LeaderCallbacks(() -> {}, () -> {}, Election::tell))
                .build();
    }

    /** Calls back once, as soon as this process leads; from then on ask {@link Leadership}. */
    public void join(Runnable leading) {
        leads.set(leading);
        config.ifPresentOrElse(this::run, this::start);
    }

    private void run(LeaderElectionConfig settings) {
        if (!closed.get() && leadership.successor().isEmpty()) {
            CompletableFuture<?> round =
                    client.leaderElector().withConfig(settings).build().start();
            running.set(round);
            // A round ends when the lease could not be renewed in time.
            round.whenComplete((nothing, failure) -> run(settings));
        }
    }

    private void start() {
        Runnable once = leads.getAndSet(null);
        if (once != null) {
            once.run();
        }
    }

    private static void tell(String leader) {
        if (leader != null && !leader.isEmpty()) {
            LOG.infof("%s leads", leader);
        }
    }

    /** Gives the lease back, so that another process can lead at once. */
    @Override
    public void close() {
        closed.set(true);
        CompletableFuture<?> round = running.get();
        if (round != null) {
            round.cancel(true);
        }
        if (leadership.isHeld()) {
            lock.ifPresent(this::release);
        }
    }

    private void release(ObservedLeaseLock held) {
        try {
            LeaderElectionRecord now = held.get(client);
            if (now != null && held.identity().equals(now.getHolderIdentity())) {
                held.update(
                        client,
                        new LeaderElectionRecord(
                                null,
                                Duration.ofSeconds(1),
                                now.getAcquireTime(),
                                now.getRenewTime(),
                                now.getLeaderTransitions()));
            }
        } catch (KubernetesClientException e) {
            LOG.infof("the lease was not given back and will run out: HTTP %d", e.getCode());
        }
    }
}
