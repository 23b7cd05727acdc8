package io.aihub.operator.reconcile;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.StopOrder;
import io.aihub.operator.apply.PlanApplier;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.observe.ModelObservation;
import io.aihub.operator.record.Recorder;
import io.aihub.operator.record.Recording.Refused;
import io.aihub.operator.record.Recording.Saved;
import io.aihub.operator.report.Reporter;
import java.util.Optional;

/**
 * What is done with a plan that could not be recorded: what it orders to stop is stopped, since a
 * stop waits for no write that is refused, and nothing else of it is done.
 */
final class UnrecordedStop {
    private final Recorder recorder;
    private final PlanApplier applier;
    private final Reporter reporter;

    UnrecordedStop(Recorder recorder, PlanApplier applier, Reporter reporter) {
        this.recorder = recorder;
        this.applier = applier;
        this.reporter = reporter;
    }

    /** Stops what the plan orders to stop. */
    void stop(AIModel model, ModelObservation seen, ModelPlan plan) {
        stop(model, seen, StopOrder.of(seen.observation(), plan));
    }

    private void stop(AIModel model, ModelObservation seen, StopOrder stop) {
        if (stop.any()) {
            applier.stop(ModelRef.of(model), seen, stop);
        }
    }

    /** The same where the API server refuses the record; status, an event and a metric say so. */
    void refused(AIModel model, ModelObservation seen, ModelPlan plan, Refused refused) {
        StopOrder stop = StopOrder.of(seen.observation(), plan);
        try {
            stop(model, seen, stop);
        } finally {
            Optional<Saved> said = recorder.say(model, refused, stop);
            said.filter(any -> stop.any()).ifPresent(saved -> reporter.report(model, saved, plan));
            reporter.refused(model, refused, stop);
        }
    }

    /** The plan of a model is recorded again. */
    void over(ModelRef model) {
        reporter.recorded(model);
    }
}
