package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.RevisionUpdate;
import io.aihub.decision.plan.StopOrder;
import io.aihub.operator.kubernetes.ApiAnswer;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.observe.ApplyResult.HistoryRefused;
import io.aihub.operator.observe.ApplyResult.Obstacle;
import io.aihub.operator.observe.ModelObservation;
import io.aihub.operator.record.Recording.LookAgain;
import io.aihub.operator.record.Recording.Overtaken;
import io.aihub.operator.record.Recording.Refused;
import io.aihub.operator.record.Recording.Saved;
import io.aihub.operator.sample.WindowBoard;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.ArrayList;
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
    private final RefusedStatusMapping minimal;
    private final WindowBoard board;
    private final RecordAttempts attempts;
    private final Map<String, Saved> unanswered = new ConcurrentHashMap<>();

    public Recorder(
            StatusWriter statuses, RevisionWriter revisions, WindowBoard board, Clock clock) {
        this.statuses = statuses;
        this.revisions = revisions;
        this.board = board;
        this.minimal = new RefusedStatusMapping(clock);
        this.attempts = new RecordAttempts(clock);
    }

    /**
     * Writes, before the status that relies on it, what was measured and would be lost with this
     * process. A server that refuses it keeps no decision from being recorded; {@link #remember}
     * tries it again.
     *
     * @return the same with what is stored then
     */
    public ModelObservation keepEvidence(AIModel model, ModelObservation seen, ModelPlan plan) {
        List<ModelRevision> stored = new ArrayList<>(seen.revisions());
        try {
            stored.replaceAll(revision -> keepEvidence(model, revision, seen, plan));
        } catch (KubernetesClientException e) {
            LOG.warnf(
                    "what was measured of model %s/%s could not be stored yet: HTTP %d",
                    model.getMetadata().getNamespace(), model.getMetadata().getName(), e.getCode());
        }
        return seen.withRevisions(stored);
    }

    private ModelRevision keepEvidence(
            AIModel model, ModelRevision revision, ModelObservation seen, ModelPlan plan) {
        String name = revision.getMetadata().getName();
        Optional<Long> cases =
                CasesServed.leaving(seen, plan)
                        .filter(left -> left.name().equals(name))
                        .flatMap(left -> CasesServed.before(model.getStatus()))
                        .map(counted -> counted + board.unreported(ModelRef.of(model).id()));
        return plan.revisions().stream()
                .filter(update -> update.revision().equals(name))
                .findFirst()
                .flatMap(update -> update.evidence(cases.isPresent()))
                .map(evidence -> revisions.remember(revision, evidence, cases))
                .orElse(revision);
    }

    /**
     * Records a plan.
     *
     * @throws KubernetesClientException when the server was away
     */
    public Recording record(AIModel model, ModelObservation seen, ModelPlan plan) {
        Observation observation = seen.observation();
        ModelRef ref = ModelRef.of(model);
        AIModelStatus before = model.getStatus();
        long cases = board.unreported(ref.id());
        AIModelStatus after = mapping.map(seen, plan, model, cases);
        try {
            snapshot(ref, seen, plan);
            if (rest.mayWait(before, after, observation.now())) {
                return new Saved(before, before);
            }
            return save(model, after, cases);
        } catch (KubernetesClientException e) {
            ApiAnswer answer = new ApiAnswer(e);
            if (answer.isFinal() && !answer.isOfEndingNamespace()) {
                return new Refused(e.getCode(), answer.words(), after);
            }
            throw e;
        }
    }

    private void snapshot(ModelRef ref, ModelObservation seen, ModelPlan plan) {
        String asked = seen.observation().asked().id().name();
        if (plan.approvals().asked().isInForce() && seen.observation().revision(asked).isEmpty()) {
            revisions.snapshot(ref, seen.contents().get(asked));
        }
    }

    private Recording save(AIModel model, AIModelStatus after, long cases) {
        ModelRef ref = ModelRef.of(model);
        Saved saved = new Saved(model.getStatus(), after);
        if (!after.equals(saved.before())) {
            unanswered.put(ref.uid(), saved);
            StatusWriter.Outcome outcome = statuses.save(model, after);
            if (outcome != StatusWriter.Outcome.Saved) {
                boolean enough =
                        outcome == StatusWriter.Outcome.Conflict && attempts.failed(ref.uid());
                return enough ? new Overtaken() : new LookAgain();
            }
            unanswered.remove(ref.uid());
            board.reported(ref.id(), cases);
        }
        attempts.over(ref.uid());
        return saved;
    }

    /** Notes that a plan could not be recorded, and answers whether that lasts. */
    public boolean keepsFailing(ModelRef model) {
        return attempts.failed(model.uid());
    }

    /** The model as the API server has it now; absent when it is gone. */
    public Optional<AIModel> live(AIModel model) {
        return statuses.live(model);
    }

    /**
     * Says in status that a plan could not be recorded and why, with the stop that went ahead and
     * with nothing else that is new. What is refused as well is left.
     */
    public Optional<Saved> say(AIModel model, Refused refused, StopOrder stop) {
        AIModelStatus before = model.getStatus();
        AIModelStatus said = minimal.map(before, refused, stop);
        if (said.equals(before)) {
            return Optional.of(new Saved(before, before));
        }
        try {
            return statuses.save(model, said) == StatusWriter.Outcome.Saved
                    ? Optional.of(new Saved(before, said))
                    : Optional.empty();
        } catch (KubernetesClientException e) {
            LOG.warnf(
                    "status of model %s/%s is refused whatever it says: HTTP %d",
                    model.getMetadata().getNamespace(), model.getMetadata().getName(), e.getCode());
            return Optional.empty();
        }
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
        attempts.over(model.uid());
    }

    /**
     * Writes what the snapshots have to remember, before any of the plan is applied; each is tried
     * whatever became of the others. Where that is refused, the plan is applied all the same, and
     * the next pass tries again.
     *
     * @return what was refused
     * @throws KubernetesClientException when asking again may help
     */
    public List<Obstacle> remember(ModelObservation seen, ModelPlan plan) {
        List<Obstacle> refused = new ArrayList<>();
        KubernetesClientException failure = null;
        for (RevisionUpdate update : plan.revisions()) {
            try {
                remember(update, seen.revisions());
            } catch (KubernetesClientException e) {
                ApiAnswer answer = new ApiAnswer(e);
                if (answer.isRefusal() && !answer.isOfEndingNamespace()) {
                    refused.add(new HistoryRefused(update.revision(), answer.words()));
                } else if (failure == null) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return refused;
    }

    private void remember(RevisionUpdate update, List<ModelRevision> stored) {
        stored.stream()
                .filter(r -> r.getMetadata().getName().equals(update.revision()))
                .findFirst()
                .ifPresent(revision -> revisions.remember(revision, update));
    }
}
