package io.aihub.operator.report;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.StopOrder;
import io.aihub.dossier.time.ApiDate;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.record.Recording.Refused;
import io.aihub.operator.record.Recording.Saved;
import io.aihub.operator.telemetry.ModelMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Reports what was saved. It never fails a pass. */
public final class Reporter {
    /** How far back a new process looks for what a crash kept from being reported. */
    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    /** An API server that has just started refuses everybody for some seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * The most that is kept for later; more than a model has to report in one outage. What is left
     * out is in status.
     */
    private static final int MOST_OWED = 20;

    private static final Logger LOG = Logger.getLogger(Reporter.class);

    private final KubernetesEventPicker picker = new KubernetesEventPicker();
    private final EventWriter events;
    private final ModelMetrics metrics;
    private final Clock clock;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, Owed> untold = new ConcurrentHashMap<>();
    private final RefusedEvents refusals = new RefusedEvents();

    /** What was told last of a model whose status is refused, by uid. */
    private final Map<String, String> refusedNow = new ConcurrentHashMap<>();

    /**
     * What could not be told yet.
     *
     * @param since when the first of it could not
     */
    private record Owed(Instant since, List<KubernetesEvent> tellings) {}

    public Reporter(KubernetesClient client, ModelMetrics metrics, Clock clock) {
        this.events = new EventWriter(client, clock);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Tells what the saved status newly says. */
    public void report(AIModel model, Saved saved, ModelPlan plan) {
        ModelRef ref = ModelRef.of(model);
        tell(ref, picker.pick(saved.before(), saved.after()));
        metrics.report(ref, saved, plan);
    }

    /** Tells that what was decided could not be stored, once for each decision and answer. */
    public void refused(AIModel model, Refused refused, StopOrder stop) {
        ModelRef ref = ModelRef.of(model);
        metrics.refused(ref, true);
        KubernetesEvent event =
                refusals.event(refused, stop, model.getMetadata().getGeneration(), clock.instant());
        if (!event.key().equals(refusedNow.put(ref.uid(), event.key()))) {
            LOG.warnf(
                    "model=%s/%s reason=%s HTTP %d",
                    ref.namespace(), ref.name(), event.reason(), refused.code());
            tell(ref, List.of(event));
        }
    }

    /** What was decided is stored again. */
    public void recorded(ModelRef model) {
        if (refusedNow.remove(model.uid()) != null) {
            metrics.refused(model, false);
        }
    }

    /** Whether something could not be told yet, since the API server was away. */
    public boolean owes(ModelRef model) {
        return untold.containsKey(model.uid());
    }

    /** Forgets a model that is gone. */
    public void forget(ModelRef model) {
        known.remove(model.uid());
        untold.remove(model.uid());
        refusedNow.remove(model.uid());
        metrics.forget(model);
    }

    /**
     * Reports, before anything new is decided, what could not be reported when it was saved: in a
     * process's first reconcile of a model what an earlier process may have owed, later what this
     * one owes. What was reported already ends as a conflict, so it stays one event.
     */
    public void catchUp(AIModel model) {
        ModelRef ref = ModelRef.of(model);
        if (known.add(ref.uid())) {
            catchUp(ref, model.getStatus());
        }
        Owed owed = untold.remove(ref.uid());
        if (owed != null) {
            send(ref, owed);
        }
    }

    private void tell(ModelRef ref, List<KubernetesEvent> tellings) {
        for (KubernetesEvent event : tellings) {
            LOG.infof(
                    "model=%s/%s reason=%s action=%s",
                    ref.namespace(), ref.name(), event.reason(), event.action());
        }
        send(ref, new Owed(clock.instant(), tellings));
    }

    /** Stops at the first that has to wait, so that a server that hangs is waited for once. */
    private void send(ModelRef ref, Owed owed) {
        boolean patient = clock.instant().isBefore(owed.since().plus(PATIENCE));
        List<KubernetesEvent> tellings = owed.tellings();
        for (int i = 0; i < tellings.size(); i++) {
            EventWriter.Outcome outcome = events.write(ref, tellings.get(i));
            if (outcome == EventWriter.Outcome.Later
                    || outcome == EventWriter.Outcome.Forbidden && patient) {
                owe(ref, owed.since(), tellings.subList(i, tellings.size()));
                return;
            }
            if (outcome == EventWriter.Outcome.Forbidden) {
                LOG.warnf(
                        "event %s of model %s/%s was not written: it is forbidden",
                        tellings.get(i).reason(), ref.namespace(), ref.name());
            }
        }
    }

    private void owe(ModelRef ref, Instant since, List<KubernetesEvent> tellings) {
        Owed owed = untold.computeIfAbsent(ref.uid(), uid -> new Owed(since, new ArrayList<>()));
        tellings.stream().limit(MOST_OWED - owed.tellings().size()).forEach(owed.tellings()::add);
    }

    /**
     * What has no time of its own, such as another reason, is reported only when an action is
     * recent.
     */
    private void catchUp(ModelRef ref, AIModelStatus saved) {
        if (saved != null) {
            boolean acted = saved.lastAction() != null && isRecent(saved.lastAction().at());
            tell(
                    ref,
                    picker.pick(null, saved).stream()
                            .filter(event -> acted || isRecent(event.at()))
                            .toList());
        }
    }

    private boolean isRecent(String at) {
        Instant now = clock.instant();
        return ApiDate.time(at).filter(time -> time.plus(CATCH_UP).isAfter(now)).isPresent();
    }
}
