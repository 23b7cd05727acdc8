package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.operator.observe.ModelObservation;
import java.util.Optional;

/**
 * How many cases a revision has answered, in all the times in which it did. While it serves, the
 * model's status counts; when it is left, its snapshot keeps the count, and it goes on from there.
 */
final class CasesServed {
    private CasesServed() {}

    /** The revision that another one takes over from in this plan. */
    static Optional<RevisionId> leaving(ModelObservation seen, ModelPlan plan) {
        Optional<RevisionId> before = seen.observation().recorded().rollout().serving();
        return before.filter(id -> !plan.rollout().next().serving().equals(before));
    }

    /** What the model's status has counted. */
    static Optional<Long> before(AIModelStatus status) {
        return Optional.ofNullable(status)
                .map(AIModelStatus::serving)
                .map(ServingStatus::casesServed);
    }

    /** The count after this plan; absent where nothing serves. */
    static Optional<Long> after(
            ModelObservation seen, RolloutState next, AIModelStatus before, long newCases) {
        if (next.serving().isEmpty()) {
            return Optional.empty();
        }
        boolean same = seen.observation().recorded().rollout().serving().equals(next.serving());
        long counted =
                same
                        ? before(before).orElse(0L) + newCases
                        : kept(seen, next.serving().get().name());
        return Optional.of(counted);
    }

    private static long kept(ModelObservation seen, String revision) {
        return seen.revisions().stream()
                .filter(stored -> stored.getMetadata().getName().equals(revision))
                .findFirst()
                .map(ModelRevision::getStatus)
                .map(ModelRevisionStatus::casesServed)
                .orElse(0L);
    }
}
