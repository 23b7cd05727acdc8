package io.aihub.operator.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.decision.plan.ModelPlanner;
import io.aihub.dossier.DossierGatherer;
import io.aihub.dossier.rules.RuleRegistry;
import io.aihub.operator.admission.AdmissionKinds;
import io.aihub.operator.admission.AdmissionSource;
import io.aihub.operator.apply.PlanApplier;
import io.aihub.operator.apply.ProbeApplier;
import io.aihub.operator.apply.WorkloadWriter;
import io.aihub.operator.cache.ClusterCaches;
import io.aihub.operator.cache.ClusterView;
import io.aihub.operator.cache.ModelEnqueuer;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.observe.ApplyMemory;
import io.aihub.operator.observe.ModelGatherer;
import io.aihub.operator.record.Recorder;
import io.aihub.operator.record.RevisionWriter;
import io.aihub.operator.record.StatusWriter;
import io.aihub.operator.report.Reporter;
import io.aihub.operator.sample.Measurements;
import io.aihub.operator.telemetry.ModelMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the loop of its stages, on the caches that the framework offers. */
public final class LoopWiring {
    private final ClusterPlace place;
    private final Clock clock;
    private final Duration recheck;
    private final Measurements measured;
    private final ModelEnqueuer events;
    private final ModelMetrics metrics;

    /**
     * @param place what this cluster says it is
     * @param recheck at least this often every model is reconciled
     * @param events enqueues a model when something was measured
     */
    public LoopWiring(
            ClusterPlace place,
            Clock clock,
            Duration recheck,
            Measurements measured,
            ModelEnqueuer events,
            ModelMetrics metrics) {
        this.place = place;
        this.clock = clock;
        this.recheck = recheck;
        this.measured = measured;
        this.events = events;
        this.metrics = metrics;
    }

    /** The loop on these caches. */
    public ModelController on(EventSourceContext<AIModel> context) {
        KubernetesClient client = context.getClient();
        ClusterCaches caches = new ClusterCaches(context, events::wake);
        AdmissionSource admission =
                new AdmissionKinds(client).source(() -> caches.models().forEach(events::wake));
        ApplyMemory applied = new ApplyMemory();
        RevisionWriter revisions = new RevisionWriter(client, caches);
        Recorder recorder =
                new Recorder(new StatusWriter(client, caches), revisions, measured.board(), clock);
        Reporter reporter = new Reporter(client, metrics, clock);
        ModelLoop loop =
                new ModelLoop(
                        new ModelGatherer(
                                model -> new ClusterView(caches, admission.guard(), model),
                                new DossierGatherer(new RuleRegistry()),
                                measured,
                                applied,
                                place,
                                clock),
                        new ModelPlanner(),
                        recorder,
                        new PlanApplier(
                                new WorkloadWriter(client, new ObjectMapper(), caches),
                                new ProbeApplier(measured.sampling(), measured.golden()),
                                applied),
                        reporter,
                        new Requeue(clock, recheck));
        DeletedModels deleted =
                new DeletedModels(
                        caches::exists,
                        departures(caches, applied, recorder, reporter),
                        new DepartedHistories(caches, client, revisions, clock)::sweep);
        return new ModelController(caches, admission, events, deleted, loop, clock);
    }

    /** What each memory of the loop holds about a model goes with the model. */
    private List<Consumer<ModelRef>> departures(
            ClusterCaches caches, ApplyMemory applied, Recorder recorder, Reporter reporter) {
        return List.of(
                gone -> measured.sampling().forget(gone.id()),
                gone -> measured.golden().keepOnly(gone.id(), Optional.empty()),
                gone -> applied.forget(gone.id()),
                caches::forget,
                recorder::forget,
                reporter::forget);
    }
}
