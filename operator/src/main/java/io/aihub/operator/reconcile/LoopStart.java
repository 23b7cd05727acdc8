package io.aihub.operator.reconcile;

import io.aihub.operator.lead.Election;
import io.aihub.operator.lead.Leadership;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Starts the loop when every kind that it reads can be read and this process leads. Until the kinds
 * can be read the process waits and is not ready, with one log line that says what to do, instead
 * of crashing again and again. A process that does not lead reads nothing: its caches are filled
 * after it has become the leader, so they hold all that the one before wrote. If a cache does not
 * sync the process exits, because the loop would take an object that it does not see for one that
 * does not exist; it exits, too, when another process leads after it did.
 */
@Singleton
class LoopStart {
    private static final Logger LOG = Logger.getLogger(LoopStart.class);
    private static final long SECONDS = 5;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread made = new Thread(task, "watch-monitor");
                        made.setDaemon(true);
                        return made;
                    });
    private final Operator operator;
    private final AIModelReconciler reconciler;
    private final Preflight preflight;
    private final Election election;
    private final Leadership leadership;
    private final AtomicReference<Optional<String>> obstacle =
            new AtomicReference<>(Optional.of("the first look at the cluster"));
    private Optional<String> said = Optional.empty();
    private boolean led = true;

    @Inject
    LoopStart(
            Operator operator,
            AIModelReconciler reconciler,
            KubernetesClient client,
            Election election,
            Leadership leadership) {
        this.operator = operator;
        this.reconciler = reconciler;
        this.preflight = new Preflight(client);
        this.election = election;
        this.leadership = leadership;
    }

    void start(@Observes StartupEvent started) {
        thread.execute(this::attempt);
    }

    void stop(@Observes ShutdownEvent ended) {
        thread.shutdownNow();
        operator.stop();
        // Last, so that nothing of this process is under way when the next one leads.
        election.close();
    }

    /** What keeps this process from leading, in a sentence; absent when it leads or could. */
    Optional<String> obstacle() {
        return obstacle.get();
    }

    private void attempt() {
        try {
            obstacle.set(preflight.obstacle());
            if (obstacle().isPresent()) {
                wait(obstacle());
            } else {
                election.join(() -> thread.execute(this::lead));
            }
        } catch (RuntimeException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private void lead() {
        try {
            regularly(this::lookAtLeadership);
            operator.start();
            ModelController controller = reconciler.controller().orElseThrow();
            Set<String> unread = controller.health().unread();
            if (unread.isEmpty()) {
                watch(controller);
            } else {
                end("the first look at " + String.join(", ", unread) + " failed");
            }
        } catch (RuntimeException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private void wait(Optional<String> obstacle) {
        if (!obstacle.equals(said)) {
            said = obstacle;
            LOG.warnf("waiting to start: %s", obstacle.get());
        }
        thread.schedule(this::attempt, SECONDS, TimeUnit.SECONDS);
    }

    private void watch(ModelController controller) {
        WatchHealth health = controller.health();
        WatchMonitor monitor = new WatchMonitor(health::blind, controller::lookAtAll);
        regularly(
                () -> {
                    monitor.look();
                    if (health.blind().isEmpty()) {
                        health.lookAtAdmission();
                    }
                });
        regularly(controller::sweep);
    }

    /**
     * Passes fail while the lease could not be renewed in time, and wait longer and longer; when it
     * is renewed every model is enqueued.
     */
    private void lookAtLeadership() {
        leadership.successor().ifPresent(next -> end("the operator that leads now is " + next));
        boolean held = leadership.isHeld();
        if (led && !held) {
            LOG.warn("the lease could not be renewed in time; nothing is written until it is");
        }
        if (!led && held) {
            LOG.info("the lease is renewed, and nobody else has led meanwhile");
            reconciler.controller().ifPresent(ModelController::lookAtAll);
        }
        led = held;
    }

    /** The executor drops a task that throws, so failures are caught here. */
    private void regularly(Runnable task) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.warnf("looking around failed: %s", e.getClass().getSimpleName());
                    }
                },
                SECONDS,
                SECONDS,
                TimeUnit.SECONDS);
    }

    private static void end(String why) {
        LOG.errorf("ending, to be started again: %s", why);
        Quarkus.asyncExit(1);
    }
}
