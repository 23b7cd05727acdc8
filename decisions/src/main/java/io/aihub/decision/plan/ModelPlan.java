package io.aihub.decision.plan;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.Finding;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.HeldStop;
import io.aihub.decision.approval.HoldInForce;
import io.aihub.decision.approval.StopHistory;
import io.aihub.decision.health.Health;
import io.aihub.decision.observation.Approvals;
import io.aihub.decision.observation.ServingMemory;
import io.aihub.decision.rollout.RolloutPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one reconcile decided. It is recorded whole before any of it takes effect.
 *
 * @param approvals of the content asked for and of every snapshot
 * @param health all signals, and whether anything is seen
 * @param rollout which revision answers and what runs
 * @param hold what automation leaves alone, and who asked for it
 * @param action what begins with this pass, absent when nothing does
 * @param conditions as they are to be shown
 * @param findings strongest first
 * @param memory what status has to remember beside the rollout
 * @param revisions what the snapshots have to remember
 * @param nextCheck the next moment at which time alone can change the plan
 */
public record ModelPlan(
        Approvals approvals,
        Health health,
        RolloutPlan rollout,
        HoldInForce hold,
        Optional<ActionTaken> action,
        List<ConditionFact> conditions,
        List<Finding> findings,
        Remembered memory,
        List<RevisionUpdate> revisions,
        Optional<Instant> nextCheck) {

    /**
     * What begins.
     *
     * @param what one word of {@link RolloutPlan.What}
     * @param from the revision that the traffic leaves
     * @param to the revision that it goes to
     * @param reason why, from the shared vocabulary
     * @param rule the row of the decision table, empty when a person or a date decided
     * @param record the uid of the person's decision that is carried out, empty when none is
     * @param by user name of that person
     * @param signal that broke, empty when no signal decided
     * @param message one sentence with the arithmetic
     */
    public record ActionTaken(
            RolloutPlan.What what,
            Optional<String> from,
            Optional<String> to,
            Reason reason,
            Optional<String> rule,
            Optional<String> record,
            Optional<String> by,
            Optional<String> signal,
            String message) {}

    /**
     * What status has to remember beside the rollout.
     *
     * @param stops in force or lifted for a time, those first that nothing else remembers
     * @param lifted uids of stops that were lifted for good
     * @param serving what the next pass has to know of what serves
     * @param lapsedAt since when what serves has no valid approval
     */
    public record Remembered(
            List<HeldStop> stops,
            List<String> lifted,
            ServingMemory serving,
            Optional<Instant> lapsedAt) {

        /** What a later pass reads of it, where status has room for all. */
        public StopHistory history() {
            return new StopHistory(stops.stream().map(HeldStop::stop).toList(), Set.copyOf(lifted));
        }
    }
}
