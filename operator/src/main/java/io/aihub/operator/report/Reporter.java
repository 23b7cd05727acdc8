package io.aihub.operator.report;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.decision.model.ModelPlan;
import io.aihub.dossier.ApiDate;
import io.aihub.operator.ModelRef;
import io.aihub.operator.record.Recorder.Saved;
import io.aihub.operator.telemetry.ModelMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reports what was saved. It never fails a pass. */
public final class Reporter {
    /** How far back a fresh process looks for something that a crash kept from being told. */
    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    private final TellingPicker picker = new TellingPicker();
    private final EventWriter events;
    private final ModelMetrics metrics;
    private final Clock clock;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public Reporter(KubernetesClient client, ModelMetrics metrics, Clock clock) {
        this.events = new EventWriter(client, clock);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Tells what the saved status newly says. */
    public void report(AIModel model, Saved saved, ModelPlan plan) {
        ModelRef ref = ModelRef.of(model);
        picker.pick(saved.before(), saved.after()).forEach(t -> events.write(ref, t));
        metrics.report(ref, saved, plan);
    }

    /** Forgets a model that is gone. */
    public void forget(ModelRef model) {
        known.remove(model.uid());
        metrics.forget(model);
    }

    /**
     * Tells, in the first pass of a process and before anything new is decided, what an earlier
     * process may have saved and not told. What was told is a conflict and stays one event.
     */
    public void catchUp(AIModel model) {
        ModelRef ref = ModelRef.of(model);
        if (known.add(ref.uid())) {
            catchUp(ref, model.getStatus());
        }
    }

    private void catchUp(ModelRef ref, AIModelStatus saved) {
        Optional<Instant> acted =
                Optional.ofNullable(saved)
                        .map(AIModelStatus::lastAction)
                        .flatMap(action -> ApiDate.time(action.at()));
        boolean recent = acted.filter(at -> at.plus(CATCH_UP).isAfter(clock.instant())).isPresent();
        if (recent) {
            picker.pick(null, saved).forEach(t -> events.write(ref, t));
        }
    }
}
