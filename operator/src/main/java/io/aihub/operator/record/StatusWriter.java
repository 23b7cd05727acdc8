package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.operator.SignedPatch;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;

/**
 * The only status path of a model: server-side apply on the resourceVersion that was decided on.
 *
 * <p>The framework's own call of this kind answers a conflict by writing the same status over the
 * newer object, ten times over; a decision on an old look would then stand. So it is called with no
 * retry: a conflict means look again (docs/adr/0003).
 */
public final class StatusWriter {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    /** What became of a write. */
    public enum Outcome {
        Saved,
        /** The model changed or went since it was looked at: nothing was written. */
        LookAgain
    }

    /** Saves a status, or nothing. */
    public Outcome save(AIModel looked, AIModelStatus status, Context<AIModel> context) {
        AIModel fresh = new AIModel();
        fresh.setMetadata(
                new ObjectMetaBuilder()
                        .withName(looked.getMetadata().getName())
                        .withNamespace(looked.getMetadata().getNamespace())
                        .build());
        fresh.setStatus(status);
        try {
            PrimaryUpdateAndCacheUtils.updateAndCacheResource(
                    looked, context, same -> fresh, made -> apply(context, made), 0, 0, 1);
            return Outcome.Saved;
        } catch (OperatorException e) {
            if (isConflict(e)) {
                return Outcome.LookAgain;
            }
            throw e;
        } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND || e.getCode() == CONFLICT) {
                return Outcome.LookAgain;
            }
            throw e;
        }
    }

    private static AIModel apply(Context<AIModel> context, AIModel made) {
        return context.getClient().resource(made).subresource("status").patch(SignedPatch.apply());
    }

    private static boolean isConflict(OperatorException e) {
        return e.getCause() instanceof KubernetesClientException cause
                && cause.getCode() == CONFLICT;
    }
}
