package io.aihub.decision.condition;

import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.health.Breaches;
import io.aihub.decision.health.Health;
import io.aihub.decision.observation.Approvals;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.RollbackOutcome;
import io.aihub.decision.pressure.Pressure;
import io.aihub.decision.rollout.RolloutPlan;
import java.util.Optional;

/**
 * What one reconcile has found out so far.
 *
 * @param seen what it started from
 * @param approvals of every content
 * @param health of the signals
 * @param breaches and what they come to
 * @param pressure on what serves
 * @param rollout what is done about it
 */
public record Pass(
        Observation seen,
        Approvals approvals,
        Health health,
        Breaches breaches,
        Pressure pressure,
        RolloutPlan rollout) {

    /** The approval of the revision that serves after this pass. */
    public Optional<ApprovalDecision> servingApproval() {
        return rollout.next().serving().flatMap(id -> approvals.of(id.name()));
    }

    /** Whether the rollback that put the traffic where it is has helped. */
    public Optional<RollbackOutcome> rollback() {
        return new RollbackVerifier().verify(this);
    }

    /** Whether what serves after this pass is what is asked for. */
    public boolean servesWhatIsAsked() {
        return rollout.next()
                .serving()
                .filter(id -> id.contentDigest().equals(seen.asked().id().contentDigest()))
                .isPresent();
    }
}
