package io.aihub.operator.reconcile;

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
import org.jboss.logging.Logger;

/**
 * Starts the loop when every kind that it reads can be read. Until then the process waits and is
 * not ready, with one log line that says what to do, instead of crashing again and again. If a
 * cache does not sync the process exits, because the loop would take an object that it does not see
 * for one that does not exist.
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
    private Optional<String> said = Optional.empty();

    @Inject
    LoopStart(Operator operator, AIModelReconciler reconciler, KubernetesClient client) {
        this.operator = operator;
        this.reconciler = reconciler;
        this.preflight = new Preflight(client);
    }

    void start(@Observes StartupEvent started) {
        thread.execute(this::attempt);
    }

    void stop(@Observes ShutdownEvent ended) {
        thread.shutdownNow();
        operator.stop();
    }

    private void attempt() {
        try {
            Optional<String> obstacle = preflight.obstacle();
            if (obstacle.isPresent()) {
                wait(obstacle);
                return;
            }
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
