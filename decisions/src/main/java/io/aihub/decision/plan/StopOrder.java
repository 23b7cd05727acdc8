package io.aihub.decision.plan;

import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.Blocker;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Standing.Serves;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a plan is an order to stop. It alone goes ahead where the plan could not be recorded; a
 * switch, a rollback or a start does not.
 *
 * @param all whether nothing of the model may answer
 * @param servingDigests whose pods may not answer
 */
public record StopOrder(boolean all, Set<String> servingDigests) {

    /** What a plan orders to stop. */
    public static StopOrder of(Observation seen, ModelPlan plan) {
        boolean held =
                plan.approvals().asked().activeStops().stream()
                        .anyMatch(stop -> stop.contentDigest().isEmpty());
        boolean all =
                held
                        || plan.rollout().next().serves() == Serves.Stopped
                        || plan.rollout().step() == RolloutStep.Retire
                        || plan.approvals().asked().causes().contains(Blocker.Retired);
        return new StopOrder(
                all,
                seen.revisions().stream()
                        .filter(revision -> isRevoked(plan, revision))
                        .filter(revision -> !isToAnswer(seen, plan, revision))
                        .map(revision -> revision.id().servingDigest())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean isRevoked(ModelPlan plan, ObservedRevision revision) {
        return plan.approvals()
                .of(revision.id().name())
                .filter(own -> own.causes().contains(Blocker.Revoked))
                .isPresent();
    }

    /** Other content over the same pods may be approved; then they stop when they served this. */
    private static boolean isToAnswer(Observation seen, ModelPlan plan, ObservedRevision revision) {
        String digest = revision.id().servingDigest();
        if (plan.rollout().endpoint().equals(Optional.of(digest))) {
            return true;
        }
        boolean served = seen.recorded().rollout().serving().equals(Optional.of(revision.id()));
        return !served
                && seen.revisions().stream()
                        .filter(other -> other.id().servingDigest().equals(digest))
                        .anyMatch(
                                other ->
                                        plan.approvals()
                                                .of(other.id().name())
                                                .filter(StopOrder::mayStart)
                                                .isPresent());
    }

    /** Pods of which a revocation may be meant are kept for nobody. */
    private static boolean mayStart(ApprovalDecision own) {
        return own.isInForce() && own.bar().undecided().isEmpty();
    }

    /** Whether there is anything to stop. */
    public boolean any() {
        return all || !servingDigests.isEmpty();
    }

    /** Whether these pods may not answer. */
    public boolean stops(String servingDigest) {
        return all || servingDigests.contains(servingDigest);
    }
}
