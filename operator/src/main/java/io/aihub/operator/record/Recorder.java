package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.RevisionUpdate;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.observe.ModelObservation;
import io.aihub.operator.sample.WindowBoard;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Writes a plan down in an order in which a crash between two writes loses nothing: evidence,
 * snapshot, status, status of the snapshots. Each write follows from what is already stored, so
 * repeating it adds nothing.
 */
public final class Recorder {
    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private final StatusWriter statuses;
    private final RevisionWriter revisions;
    private final StatusMapping mapping = new StatusMapping();
    private final RestGate rest = new RestGate();
    private final WindowBoard board;
    private final Map<String, Saved> unanswered = new ConcurrentHashMap<>();

    public Recorder(StatusWriter statuses, RevisionWriter revisions, WindowBoard board) {
        this.statuses = statuses;
        this.revisions = revisions;
        this.board = board;
    }

    /**
     * What was recorded.
     *
     * @param before the status that was observed, may be null
     * @param after the status as saved
     */
    public record Saved(AIModelStatus before, AIModelStatus after) {}

    /**
     * Writes, before the status that relies on it, what was measured and would be lost with this
     * process. A server that refuses it keeps no decision from being recorded; {@link #remember}
     * tries it again.
     */
    public void keepEvidence(ModelRef model, ModelObservation seen, ModelPlan plan) {
        try {
            plan.revisions().stream()
                    .flatMap(update -> update.evidence().stream())
                    .forEach(evidence -> remember(evidence, seen.revisions()));
        } catch (KubernetesClientException e) {
            LOG.warnf(
                    "what was measured of model %s/%s could not be stored yet: HTTP %d",
                    model.namespace(), model.name(), e.getCode());
        }
    }

    /** Records a plan; absent when the model changed meanwhile and has to be observed again. */
    public Optional<Saved> record(AIModel model, ModelObservation seen, ModelPlan plan) {
        Observation observation = seen.observation();
        ModelRef ref = ModelRef.of(model);
        String asked = observation.asked().id().name();
        if (plan.approvals().asked().isInForce() && observation.revision(asked).isEmpty()) {
            revisions.snapshot(ref, seen.contents().get(asked));
        }
        AIModelStatus before = model.getStatus();
        long cases = board.unreported(ref.id());
        AIModelStatus after = mapping.map(observation, plan, before, cases);
        if (rest.mayWait(before, after, observation.now())) {
            return Optional.of(new Saved(before, before));
        }
        Saved saved = new Saved(before, after);
        if (!after.equals(before)) {
            unanswered.put(ref.uid(), saved);
            if (statuses.save(model, after) == StatusWriter.Outcome.LookAgain) {
                return Optional.empty();
            }
            unanswered.remove(ref.uid());
            board.reported(ref.id(), cases);
        }
        return Optional.of(saved);
    }

    /**
     * What an earlier reconcile saved without getting the answer: the server was gone before it
     * answered, or the client retried and got a conflict with its own write.
     */
    public Optional<Saved> landed(AIModel model) {
        return Optional.ofNullable(unanswered.remove(model.getMetadata().getUid()))
                .filter(saved -> saved.after().equals(model.getStatus()));
    }

    /** Forgets a model that is gone. */
    public void forget(ModelRef model) {
        unanswered.remove(model.uid());
    }

    /**
     * Writes what the snapshots have to remember, before any of the plan is applied. Where that is
     * refused, the plan is applied all the same, and the next pass tries again.
     */
    public void remember(ModelObservation seen, ModelPlan plan) {
        plan.revisions().forEach(update -> remember(update, seen.revisions()));
    }

    private void remember(RevisionUpdate update, List<ModelRevision> stored) {
        stored.stream()
                .filter(r -> r.getMetadata().getName().equals(update.revision()))
                .findFirst()
                .ifPresent(revision -> revisions.remember(revision, update));
    }
}
