package io.aihub.operator.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.decision.Finding;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.decision.model.ModelPlan;
import io.aihub.decision.model.ModelPlanner;
import io.aihub.dossier.DossierGatherer;
import io.aihub.dossier.rules.RuleRegistry;
import io.aihub.operator.ApiAnswer;
import io.aihub.operator.ModelEvents;
import io.aihub.operator.ModelRef;
import io.aihub.operator.OperatorSettings;
import io.aihub.operator.OwnWrites;
import io.aihub.operator.apply.ProbeApplier;
import io.aihub.operator.apply.WantedPlanner;
import io.aihub.operator.apply.WorkloadWriter;
import io.aihub.operator.observe.AdmissionSource;
import io.aihub.operator.observe.ClusterView;
import io.aihub.operator.observe.ModelGatherer;
import io.aihub.operator.observe.Probes;
import io.aihub.operator.observe.Seen;
import io.aihub.operator.observe.Sources;
import io.aihub.operator.record.Recorder;
import io.aihub.operator.record.Recorder.Saved;
import io.aihub.operator.record.RevisionWriter;
import io.aihub.operator.record.StatusWriter;
import io.aihub.operator.report.Reporter;
import io.aihub.operator.sample.Sampler;
import io.aihub.operator.telemetry.ModelMetrics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** One pass over one model: observe, decide, record, apply, report. */
@ApplicationScoped
public class ModelLoop {
    /** After a conflict or something in the way, look again soon; the event usually comes first. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** A refusal can pass: a quota gets room, and an API server that starts refuses everybody. */
    private static final Duration REFUSED = Duration.ofSeconds(30);

    private final ModelPlanner planner = new ModelPlanner();
    private final WantedPlanner wanted = new WantedPlanner();
    private final ModelGatherer gatherer;
    private final Recorder recorder;
    private final RevisionWriter revisions;
    private final WorkloadWriter workloads;
    private final ProbeApplier probing;
    private final Reporter reporter;
    private final Departures departures;
    private final Probes probes;
    private final ModelEvents events;
    private final OperatorSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private volatile Sources sources;
    private volatile AdmissionSource admission;
    private volatile Instant lastPass;

    @Inject
    ModelLoop(
            Tools tools, Probes probes, Sampler sampler, ModelMetrics metrics, ModelEvents events) {
        this.clock = tools.clock();
        this.timer = tools.timer();
        this.settings = tools.settings();
        this.probes = probes;
        this.events = events;
        this.gatherer =
                new ModelGatherer(
                        new DossierGatherer(new RuleRegistry()), probes, tools.place(), clock);
        this.recorder = new Recorder(new StatusWriter(), probes.board());
        this.revisions = new RevisionWriter(tools.client(), ownWrites());
        this.workloads = new WorkloadWriter(tools.client(), tools.json(), ownWrites());
        this.probing = new ProbeApplier(sampler, probes.smoke());
        this.reporter = new Reporter(tools.client(), metrics, clock);
        this.departures = new Departures(sampler, probes, recorder, reporter);
    }

    List<EventSource<?, AIModel>> watch(EventSourceContext<AIModel> context) {
        sources = new Sources(context, events::wake);
        admission = new AdmissionKinds(context.getClient()).source(this::lookAtAll);
        admission.start();
        departures.watch(sources, timer);
        List<EventSource<?, AIModel>> all = new ArrayList<>(sources.all());
        all.add(events.source());
        return all;
    }

    /** Does one pass, and answers when to look again at the latest. */
    Duration pass(AIModel model, Context<AIModel> context) {
        lastPass = clock.instant();
        if (!admission.isSettled()) {
            return SOON;
        }
        try {
            return look(model, context);
        } catch (KubernetesClientException e) {
            ApiAnswer answer = new ApiAnswer(e);
            if (answer.isConflict()) {
                return SOON;
            }
            if (answer.isOfEndingNamespace()) {
                return settings.loop().recheck();
            }
            throw e;
        }
    }

    private Duration look(AIModel model, Context<AIModel> context) {
        ModelRef ref = ModelRef.of(model);
        departures.seen(ref);
        reporter.catchUp(model);
        ClusterView view = new ClusterView(sources, admission.guard(), model);
        Seen seen = gatherer.observe(model, view);
        ModelPlan plan = planner.plan(seen.observation());
        recorder.landed(model).ifPresent(unheard -> reporter.report(model, unheard, plan));
        recorder.keepEvidence(ref, plan, view.revisions(), revisions);
        Optional<Saved> saved = recorder.record(model, seen, plan, revisions, context);
        if (saved.isEmpty()) {
            return SOON;
        }
        Duration next;
        try {
            recorder.remember(plan, view.revisions(), revisions);
        } finally {
            // A stop waits for its own record and for no other.
            next = carryOut(model, seen, plan, saved.get());
        }
        return next;
    }

    /** Does what was recorded and tells it, and answers when to look again at the latest. */
    private Duration carryOut(AIModel model, Seen seen, ModelPlan plan, Saved saved) {
        ModelRef ref = ModelRef.of(model);
        boolean news;
        boolean refused;
        try {
            List<Finding> inTheWay =
                    workloads.apply(ref, wanted.plan(model, seen, plan), seen.existing());
            news = probes.applied().keep(ref.id(), inTheWay);
            refused =
                    inTheWay.stream().anyMatch(f -> f.rule().equals(Reason.WorkloadRefused.name()));
        } finally {
            // What was recorded is followed and told also when the workload could not be written:
            // the pass that tries again finds it recorded, and nothing new to tell.
            probing.apply(ref.id(), seen, plan);
            reporter.report(model, saved, plan);
        }
        if (news || reporter.owes(ref)) {
            return SOON;
        }
        Duration next = next(plan);
        return refused && next.compareTo(REFUSED) > 0 ? REFUSED : next;
    }

    /** Wakes every model. */
    void lookAtAll() {
        sources.models().forEach(events::wake);
    }

    /** Notices what the admission policies' own events do not tell: that they may not be read. */
    void lookAtAdmission() {
        admission.ask();
    }

    /** The kinds whose first list is not whole yet. */
    Set<String> unread() {
        return sources.unread();
    }

    /** The kinds that are not watched at this moment. */
    Set<String> blind() {
        return sources.blind();
    }

    Optional<Instant> lastPass() {
        return Optional.ofNullable(lastPass);
    }

    boolean hasModels() {
        return sources != null && sources.hasModels();
    }

    private Duration next(ModelPlan plan) {
        Duration recheck = settings.loop().recheck();
        Instant now = clock.instant();
        return plan.nextCheck()
                .map(at -> Duration.between(now, at).plusMillis(1))
                .filter(wait -> wait.compareTo(recheck) < 0)
                .map(wait -> wait.isNegative() ? Duration.ofMillis(1) : wait)
                .orElse(recheck);
    }

    /** The writers are made before the caches are. */
    private OwnWrites ownWrites() {
        return new OwnWrites() {
            @Override
            public <T extends HasMetadata> T make(
                    T object, Optional<T> before, Supplier<T> request) {
                return sources.make(object, before, request);
            }
        };
    }

    /**
     * What the loop is given by the application.
     *
     * @param client to the API server
     * @param json as the client writes objects
     * @param settings of the operator
     * @param place what this cluster says it is
     * @param clock the only one
     * @param timer for what happens now and then
     */
    public record Tools(
            KubernetesClient client,
            ObjectMapper json,
            OperatorSettings settings,
            ClusterPlace place,
            Clock clock,
            ScheduledExecutorService timer) {}
}
