package io.aihub.operator.apply;

import io.aihub.decision.Ellipsis;
import io.aihub.operator.kubernetes.ApiAnswer;
import io.aihub.operator.observe.ApplyResult;
import io.aihub.operator.observe.ApplyResult.ObjectId;
import io.aihub.operator.observe.ApplyResult.Obstacle;
import io.aihub.operator.observe.ApplyResult.Refused;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The writes of one reconcile, each tried whatever became of the others. A refusal is an obstacle,
 * since asking again does not help and the model's owner can; any other failure is thrown at the
 * end, so that the reconcile is retried.
 */
final class Attempts {
    private static final int LONGEST_REFUSAL = 800;

    private final List<Obstacle> obstacles = new ArrayList<>();
    private KubernetesClientException failure;

    /** Tries a write, and answers whether the object is now as desired. */
    boolean attempt(HasMetadata object, Supplier<Optional<Obstacle>> write) {
        try {
            Optional<Obstacle> met = write.get();
            met.ifPresent(obstacles::add);
            return met.isEmpty();
        } catch (KubernetesClientException e) {
            keep(object, e);
            return false;
        }
    }

    /** Makes a write that may not be given up, since pods have to go: a refusal is tried again. */
    void insist(Runnable write) {
        try {
            write.run();
        } catch (KubernetesClientException e) {
            fail(e);
        }
    }

    private void keep(HasMetadata object, KubernetesClientException e) {
        ApiAnswer answer = new ApiAnswer(e);
        if (answer.isRefusal() && !answer.isOfEndingNamespace()) {
            obstacles.add(
                    new Refused(
                            ObjectId.of(object), Ellipsis.cut(answer.words(), LONGEST_REFUSAL)));
        } else {
            fail(e);
        }
    }

    private void fail(KubernetesClientException e) {
        if (failure == null) {
            failure = e;
        } else {
            failure.addSuppressed(e);
        }
    }

    /** Whether the API server refused one of them. */
    boolean wereRefused() {
        return new ApplyResult(obstacles).hasRefusal();
    }

    /** What stood in the way. */
    ApplyResult end() {
        if (failure != null) {
            throw failure;
        }
        return new ApplyResult(obstacles);
    }
}
