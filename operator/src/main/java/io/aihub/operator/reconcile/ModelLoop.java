package io.aihub.operator.reconcile;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.ModelPlanner;
import io.aihub.decision.plan.StopOrder;
import io.aihub.operator.apply.PlanApplier;
import io.aihub.operator.apply.PlanApplier.Applied;
import io.aihub.operator.kubernetes.ApiAnswer;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.observe.ApplyResult.Obstacle;
import io.aihub.operator.observe.ModelGatherer;
import io.aihub.operator.observe.ModelObservation;
import io.aihub.operator.record.Recorder;
import io.aihub.operator.record.Recording;
import io.aihub.operator.record.Recording.Overtaken;
import io.aihub.operator.record.Recording.Refused;
import io.aihub.operator.record.Recording.Saved;
import io.aihub.operator.report.Reporter;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One pass over one model: observe, decide, record, apply, report. */
public final class ModelLoop {
    private final ModelGatherer gatherer;
    private final ModelPlanner planner;
    private final Recorder recorder;
    private final PlanApplier applier;
    private final Reporter reporter;
    private final UnrecordedStop unrecorded;
    private final Requeue requeue;

    ModelLoop(
            ModelGatherer gatherer,
            ModelPlanner planner,
            Recorder recorder,
            PlanApplier applier,
            Reporter reporter,
            Requeue requeue) {
        this.gatherer = gatherer;
        this.planner = planner;
        this.recorder = recorder;
        this.applier = applier;
        this.reporter = reporter;
        this.unrecorded = new UnrecordedStop(recorder, applier, reporter);
        this.requeue = requeue;
    }

    /** Reconciles the model, and answers after how long to requeue it at the latest. */
    public Duration pass(AIModel model) {
        try {
            return look(model);
        } catch (KubernetesClientException e) {
            ApiAnswer answer = new ApiAnswer(e);
            if (answer.isConflict()) {
                return requeue.soon();
            }
            if (answer.isOfEndingNamespace()) {
                return requeue.regularly();
            }
            throw e;
        }
    }

    private Duration look(AIModel model) {
        ModelRef ref = ModelRef.of(model);
        reporter.catchUp(model);
        ModelObservation found = gatherer.observe(model);
        ModelPlan plan = planner.plan(found.observation());
        recorder.landed(model).ifPresent(unheard -> reporter.report(model, unheard, plan));
        ModelObservation seen = recorder.keepEvidence(model, found, plan);
        Recording recording;
        try {
            recording = recorder.record(model, seen, plan);
        } catch (KubernetesClientException e) {
            if (recorder.keepsFailing(ref)) {
                unrecorded.stop(model, seen, plan);
            }
            throw e;
        }
        if (recording instanceof Saved saved) {
            return recorded(model, seen, plan, saved);
        }
        if (recording instanceof Refused refused) {
            unrecorded.refused(model, seen, plan, refused);
            return requeue.refused();
        }
        return recording instanceof Overtaken ? lookLive(model) : requeue.soon();
    }

    /** The caches may not have caught up with who changes the model, so the API server is asked. */
    private Duration lookLive(AIModel model) {
        Optional<AIModel> live = recorder.live(model);
        if (live.isPresent()) {
            ModelObservation seen = gatherer.observe(live.get());
            ModelPlan plan = planner.plan(seen.observation());
            if (StopOrder.of(seen.observation(), plan).any()) {
                if (recorder.record(live.get(), seen, plan) instanceof Saved saved) {
                    return recorded(live.get(), seen, plan, saved);
                }
                unrecorded.stop(live.get(), seen, plan);
            }
        }
        return requeue.soon();
    }

    private Duration recorded(AIModel model, ModelObservation seen, ModelPlan plan, Saved saved) {
        unrecorded.over(ModelRef.of(model));
        List<Obstacle> refused = List.of();
        Duration next;
        try {
            refused = recorder.remember(seen, plan);
        } finally {
            // A stop waits for its own record and for no other.
            next = carryOut(model, seen, plan, saved, refused);
        }
        return next;
    }

    /**
     * Applies and reports what was recorded, and answers after how long to requeue the model at the
     * latest.
     */
    private Duration carryOut(
            AIModel model,
            ModelObservation seen,
            ModelPlan plan,
            Saved saved,
            List<Obstacle> refused) {
        Applied applied;
        try {
            applied = applier.apply(model, seen, plan, refused);
        } finally {
            // What was recorded is told also when the workload could not be written: the pass that
            // tries again finds it recorded, and nothing new to tell.
            reporter.report(model, saved, plan);
        }
        return requeue.after(plan, applied, reporter.owes(ModelRef.of(model)));
    }
}
