package io.aihub.operator.telemetry;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.YesNo;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.dossier.time.ApiDate;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.record.Recording.Saved;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A few series a model, removed with it. Labels are namespace and model only; counters are of the
 * whole operator, by reason.
 */
public final class ModelMetrics {
    /** Of what serves, or of what comes in while nothing does. */
    private static final Set<Reason> UNAVAILABLE =
            EnumSet.of(
                    Reason.NotAvailable,
                    Reason.PodsFailing,
                    Reason.ProgressDeadlineExceeded,
                    Reason.NameTaken);

    private final CollectorRegistry registry;
    private final List<Gauge> ofModels = new ArrayList<>();
    private final Gauge inForce;
    private final Gauge unapproved;
    private final Gauge unavailable;
    private final Gauge expiry;
    private final Gauge breached;
    private final Gauge refused;
    private final Gauge resumedUntil;
    private final Counter actions;
    private final Counter windows;
    private final Counter scrapes;

    public ModelMetrics(CollectorRegistry registry) {
        this.registry = registry;
        inForce = gauge("aihub_model_in_force", "1 when what answers has a valid approval.");
        unapproved =
                gauge(
                        "aihub_model_serving_without_valid_approval",
                        "1 when something answers whose approval is not in force.");
        unavailable =
                gauge(
                        "aihub_model_pods_unavailable",
                        "1 when the pods of what serves, or of what comes in, do not run.");
        expiry =
                gauge(
                        "aihub_approval_expiry_timestamp_seconds",
                        "When the approval of what is in use ends, else of what is asked for; 0"
                                + " when never.");
        breached = gauge("aihub_model_signals_breached", "Signals in breach.");
        refused =
                gauge(
                        "aihub_model_status_refused",
                        "1 while the API server refuses to store what was decided.");
        resumedUntil =
                gauge(
                        "aihub_temporary_resume_end_timestamp_seconds",
                        "When a stop that was lifted for a limited time holds again; 0 when none"
                                + " was.");
        actions = counter("aihub_actions_total", "Actions taken.", "action", "reason");
        windows = counter("aihub_windows_closed_total", "Windows of signals that closed.");
        scrapes = counter("aihub_scrapes_total", "Scrapes of pods, by how they ended.", "outcome");
    }

    private Gauge gauge(String name, String help) {
        Gauge made = Gauge.build(name, help).labelNames("namespace", "model").register(registry);
        ofModels.add(made);
        return made;
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.build(name, help).labelNames(labels).register(registry);
    }

    /** Shows what was saved; counters move only for what is new in it. */
    public void report(ModelRef model, Saved saved, ModelPlan plan) {
        String[] labels = {model.namespace(), model.name()};
        AIModelStatus status = saved.after();
        if (status == null) {
            return;
        }
        ServingStatus serving = status.serving();
        boolean valid = serving != null && serving.inForce() == YesNo.Yes;
        boolean answers = serving != null && serving.state() == ServingState.Serving;
        inForce.labels(labels).set(valid ? 1 : 0);
        unapproved.labels(labels).set(answers && !valid ? 1 : 0);
        unavailable.labels(labels).set(isUnavailable(plan) ? 1 : 0);
        expiry.labels(labels)
                .set(
                        Optional.ofNullable(status.shown())
                                .flatMap(shown -> ApiDate.time(shown.until()))
                                .map(until -> (double) until.getEpochSecond())
                                .orElse(0.0));
        resumedUntil
                .labels(labels)
                .set(
                        plan.approvals().asked().stops().held().stream()
                                .flatMap(held -> held.liftedUntil().stream())
                                .min(Comparator.naturalOrder())
                                .map(until -> (double) until.getEpochSecond())
                                .orElse(0.0));
        breached.labels(labels)
                .set(plan.health().reports().stream().filter(r -> r.breached()).count());
        if (saved.after() != saved.before()) {
            plan.action()
                    .ifPresent(
                            action ->
                                    actions.labels(action.what().name(), action.reason().name())
                                            .inc());
        }
    }

    /** Whether the API server refuses to store what was decided about a model. */
    public void refused(ModelRef model, boolean value) {
        refused.labels(model.namespace(), model.name()).set(value ? 1 : 0);
    }

    private static boolean isUnavailable(ModelPlan plan) {
        return plan.conditions().stream()
                .filter(fact -> fact.type() == ConditionType.Deployed)
                .anyMatch(fact -> UNAVAILABLE.contains(fact.reason()));
    }

    /** Windows just closed. */
    public void windowsClosed(int number) {
        windows.inc(number);
    }

    /** A scrape of a pod ended. */
    public void scraped(String outcome) {
        scrapes.labels(outcome).inc();
    }

    /** Shows a series of an outcome before its first time, so that the first is an increase. */
    public void showScrapes(String outcome) {
        scrapes.labels(outcome);
    }

    /** Removes the series of a model that is gone. */
    public void forget(ModelRef model) {
        ofModels.forEach(gauge -> gauge.remove(model.namespace(), model.name()));
    }
}
