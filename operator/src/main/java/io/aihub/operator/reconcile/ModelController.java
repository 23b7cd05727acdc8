package io.aihub.operator.reconcile;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.operator.admission.AdmissionSource;
import io.aihub.operator.cache.ClusterCaches;
import io.aihub.operator.cache.ModelEnqueuer;
import io.aihub.operator.kubernetes.ModelRef;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The loop on the caches that the framework runs for it. */
public final class ModelController {
    /**
     * How long to wait for the admission policies, which are read within a second or two of a
     * start, and for the event of a model that is newer than the cached one.
     */
    private static final Duration UNSETTLED = Duration.ofSeconds(1);

    private final ClusterCaches caches;
    private final AdmissionSource admission;
    private final ModelEnqueuer events;
    private final DeletedModels deleted;
    private final ModelLoop loop;
    private final Clock clock;
    private final AtomicReference<Instant> last = new AtomicReference<>();

    ModelController(
            ClusterCaches caches,
            AdmissionSource admission,
            ModelEnqueuer events,
            DeletedModels deleted,
            ModelLoop loop,
            Clock clock) {
        this.caches = caches;
        this.admission = admission;
        this.events = events;
        this.deleted = deleted;
        this.loop = loop;
        this.clock = clock;
    }

    /** Begins to watch what the framework does not, and answers with what it does. */
    public List<EventSource<?, AIModel>> watch() {
        admission.start();
        List<EventSource<?, AIModel>> all = new ArrayList<>(caches.all());
        all.add(events.source());
        return all;
    }

    /** Ends watching what the framework does not. */
    public void stop() {
        admission.stop();
    }

    /** Does one pass, and answers when to requeue the model at the latest. */
    public Duration reconcile(AIModel model) {
        last.set(clock.instant());
        if (!isSettled() || caches.isOutdated(model)) {
            return UNSETTLED;
        }
        deleted.seen(ModelRef.of(model));
        return loop.pass(model);
    }

    /** Forgets the models that are gone, and ends their histories. */
    public void sweep() {
        deleted.sweep();
    }

    /** Enqueues every model. */
    void lookAtAll() {
        caches.models().forEach(events::wake);
    }

    /** Whether every kind that is read is watched. */
    WatchHealth health() {
        return new WatchHealth(caches, admission);
    }

    /** Whether the admission policies were read or refused, before which nothing is decided. */
    public boolean isSettled() {
        return admission.isSettled();
    }

    /** When a model was last reconciled; absent before the first. */
    Optional<Instant> lastReconcile() {
        return Optional.ofNullable(last.get());
    }
}
