package io.aihub.decision.rollout;

import io.aihub.decision.revision.RevisionFacts;
import io.aihub.decision.revision.RevisionFacts.Approval;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.revision.RolloutTerms;
import io.aihub.decision.rollout.RolloutPlan.Presence;
import io.aihub.decision.rollout.RolloutPlan.WorkloadWish;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pods run, as a function of the recorded rollout: a repeat after a crash gives the same.
 * Revisions that share a serving digest share their pods; a wish to run wins over one to rest.
 */
final class WorkloadPlanner {

    /**
     * @param step that leads to the rollout: what a rollback leaves is taken down at once
     */
    List<WorkloadWish> plan(RolloutState rollout, Situation situation, RolloutStep step) {
        Map<String, WorkloadWish> wishes = new LinkedHashMap<>();
        boolean oneAtATime = situation.terms().strategy() == RolloutTerms.Strategy.Recreate;
        // A candidate that misses its deadline makes room for what served before.
        boolean late =
                rollout.candidate()
                        .filter(c -> StandingAssessor.late(situation, c))
                        .filter(c -> oneAtATime && rollout.serves() == Serves.Revision)
                        .isPresent();
        boolean makeRoom = oneAtATime && !late && rollout.candidate().isPresent();
        rollout.serving()
                .ifPresent(
                        id -> {
                            boolean runs = rollout.serves() == Serves.Revision && !makeRoom;
                            wish(wishes, id, runs ? Presence.Run : Presence.Zero);
                        });
        rollout.candidate()
                .ifPresent(c -> wish(wishes, c.id(), late ? Presence.Zero : Presence.Run));
        rollout.previous()
                .ifPresent(
                        id -> {
                            if (step == RolloutStep.RollBack) {
                                wish(wishes, id, Presence.Zero);
                            } else {
                                keepPrevious(wishes, id, rollout, situation);
                            }
                        });
        return List.copyOf(wishes.values());
    }

    /** When the previous pods may go, absent while that is not settled yet. */
    static Optional<Instant> previousUntil(RolloutState rollout, Situation situation) {
        return rollout.serving()
                .flatMap(id -> situation.facts(id.name()))
                .flatMap(RevisionFacts::stableSince)
                .map(stable -> stable.plus(situation.terms().keepPreviousFor()));
    }

    private static void keepPrevious(
            Map<String, WorkloadWish> wishes,
            RevisionId id,
            RolloutState rollout,
            Situation situation) {
        boolean eligible =
                rollout.serves() == Serves.Revision
                        && situation
                                .facts(id.name())
                                .filter(facts -> facts.approval() == Approval.InForce)
                                .filter(facts -> facts.quarantined().isEmpty())
                                .isPresent();
        Optional<Instant> until = previousUntil(rollout, situation);
        boolean over = until.isPresent() && !situation.now().isBefore(until.get());
        if (eligible && !over) {
            wish(wishes, id, Presence.Run);
        } else if (!over) {
            wish(wishes, id, Presence.Zero);
        }
    }

    private static void wish(Map<String, WorkloadWish> wishes, RevisionId id, Presence presence) {
        WorkloadWish wish = new WorkloadWish(id, presence);
        wishes.merge(
                id.servingDigest(),
                wish,
                (first, second) -> first.presence() == Presence.Run ? first : second);
    }
}
