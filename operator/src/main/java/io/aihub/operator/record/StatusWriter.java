package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.operator.kubernetes.ApiAnswer;
import io.aihub.operator.kubernetes.OwnWrites;
import io.aihub.operator.kubernetes.SignedPatch;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/**
 * The only status path of a model: server-side apply on the resourceVersion that was decided on.
 *
 * <p>The framework's own call of this kind answers a conflict by writing the same status over the
 * newer object, ten times over; a decision on an old look would then stand. Here a conflict means
 * look again (docs/adr/0003).
 */
public final class StatusWriter {
    private final KubernetesClient client;
    private final OwnWrites writes;

    public StatusWriter(KubernetesClient client, OwnWrites writes) {
        this.client = client;
        this.writes = writes;
    }

    /** What became of a write. */
    public enum Outcome {
        Saved,
        /** The model changed since it was looked at: nothing was written. */
        Conflict,
        /** The model is gone. */
        Gone
    }

    /** Saves a status, or nothing. */
    public Outcome save(AIModel looked, AIModelStatus status) {
        AIModel fresh = new AIModel();
        fresh.setMetadata(
                new ObjectMetaBuilder()
                        .withName(looked.getMetadata().getName())
                        .withNamespace(looked.getMetadata().getNamespace())
                        .withResourceVersion(looked.getMetadata().getResourceVersion())
                        .build());
        fresh.setStatus(status);
        try {
            writes.make(looked, Optional.of(looked), () -> apply(fresh));
            return Outcome.Saved;
        } catch (KubernetesClientException e) {
            ApiAnswer answer = new ApiAnswer(e);
            if (answer.isConflict()) {
                return Outcome.Conflict;
            }
            if (answer.isAbsent()) {
                return Outcome.Gone;
            }
            throw e;
        }
    }

    /**
     * The model as the API server has it now; absent when it is gone, or another one came. It is
     * listed by its name: the operator has the right to list models, and none to get one.
     */
    Optional<AIModel> live(AIModel looked) {
        return client
                .resources(AIModel.class)
                .inNamespace(looked.getMetadata().getNamespace())
                .withField("metadata.name", looked.getMetadata().getName())
                .list()
                .getItems()
                .stream()
                .filter(now -> sameUid(now, looked))
                .findFirst();
    }

    private static boolean sameUid(AIModel one, AIModel other) {
        return one.getMetadata().getUid().equals(other.getMetadata().getUid());
    }

    private AIModel apply(AIModel fresh) {
        return client.resource(fresh).subresource("status").patch(SignedPatch.apply());
    }
}
