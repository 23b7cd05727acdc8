package io.aihub.operator.reconcile;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.operator.cache.SlimItemStore;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.lead.Leadership;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands a model to the loop. A failed pass is repeated for ever, at most five minutes apart: a loop
 * that gives up until the next event would leave a model unwatched (the framework's default stops
 * after five).
 */
@ControllerConfiguration(
        name = AIModelReconciler.NAME,
        fieldManager = Labels.OPERATOR,
        informer = @Informer(itemStore = SlimItemStore.class, informerListLimit = 500))
@GradualRetry(
        maxAttempts = -1,
        initialInterval = 1000,
        intervalMultiplier = 2,
        maxInterval = 300_000)
@Singleton
public class AIModelReconciler implements Reconciler<AIModel> {
    static final String NAME = "aimodel";

    /** How long to wait for the lease to be renewed. */
    private static final Duration LAPSED = Duration.ofSeconds(1);

    private final LoopWiring wiring;
    private final Leadership leadership;
    private final AtomicReference<ModelController> controller = new AtomicReference<>();

    @Inject
    AIModelReconciler(LoopWiring wiring, Leadership leadership) {
        this.wiring = wiring;
        this.leadership = leadership;
    }

    @Override
    public List<EventSource<?, AIModel>> prepareEventSources(EventSourceContext<AIModel> context) {
        ModelController made = wiring.on(context);
        controller.set(made);
        return made.watch();
    }

    /** The loop, once the framework has offered its caches. */
    Optional<ModelController> controller() {
        return Optional.ofNullable(controller.get());
    }

    @Override
    public UpdateControl<AIModel> reconcile(AIModel model, Context<AIModel> context) {
        Duration next = leadership.isHeld() ? controller.get().reconcile(model) : LAPSED;
        return UpdateControl.<AIModel>noUpdate().rescheduleAfter(next);
    }
}
