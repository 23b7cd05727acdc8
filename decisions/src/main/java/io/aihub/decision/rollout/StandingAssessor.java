package io.aihub.decision.rollout;

import io.aihub.decision.revision.RevisionFacts;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollback.RollbackTargetPicker;
import io.aihub.decision.rollback.RollbackTargetPicker.Pick;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import io.aihub.decision.rollout.RolloutState.Purpose;
import io.aihub.decision.rollout.Standing.CandidateState;
import io.aihub.decision.rollout.Standing.Relation;
import io.aihub.decision.rollout.Standing.RollbackTarget;
import java.util.Optional;

/** Puts a situation into the words of the planner. */
public final class StandingAssessor {
    private final RollbackTargetPicker picker = new RollbackTargetPicker();

    /** The standing, and the rollback target that it was judged with. */
    public Assessed assess(Situation situation) {
        Pick pick =
                picker.pick(
                        situation.recorded().serving(),
                        situation.push().requestedTarget(),
                        situation.revisions());
        Standing standing =
                new Standing(
                        situation.recorded().serves(),
                        situation.asked().standing(),
                        relation(situation),
                        candidate(situation),
                        situation.push().cause(),
                        target(pick),
                        situation.push().promotion());
        return new Assessed(standing, pick);
    }

    /**
     * @param standing in the words of the planner
     * @param pick the rollback target, or why there is none
     */
    public record Assessed(Standing standing, Pick pick) {}

    private static Relation relation(Situation situation) {
        Optional<RevisionId> serving = situation.recorded().serving();
        RevisionId asked = situation.asked().id();
        if (serving.isEmpty()) {
            return Relation.Other;
        }
        if (serving.get().contentDigest().equals(asked.contentDigest())) {
            return Relation.Same;
        }
        return serving.get().samePods(asked) ? Relation.SamePods : Relation.Other;
    }

    private static CandidateState candidate(Situation situation) {
        Optional<CandidateRecord> recorded = situation.recorded().candidate();
        if (recorded.isEmpty()) {
            return CandidateState.None;
        }
        CandidateRecord candidate = recorded.get();
        boolean late = late(situation, candidate);
        WorkloadState workload =
                situation
                        .facts(candidate.id().name())
                        .map(RevisionFacts::workload)
                        .orElse(WorkloadState.Absent);
        if (candidate.purpose() == Purpose.Rollback) {
            return situation.rollbackUnderWay().isPresent()
                    ? rollbackCandidate(workload, late)
                    : CandidateState.Outdated;
        }
        if (!candidate.id().contentDigest().equals(situation.asked().id().contentDigest())) {
            return CandidateState.Outdated;
        }
        return switch (workload) {
            case Ready -> CandidateState.Ready;
            case NameTaken, SmokeTestFailed -> CandidateState.Refused;
            case Absent, Starting -> late ? CandidateState.Late : CandidateState.Starting;
        };
    }

    private static CandidateState rollbackCandidate(WorkloadState workload, boolean late) {
        if (workload == WorkloadState.Ready) {
            return CandidateState.RollbackReady;
        }
        return late ? CandidateState.RollbackLate : CandidateState.RollbackStarting;
    }

    static boolean late(Situation situation, CandidateRecord candidate) {
        return situation.now().isAfter(situation.deadline(candidate));
    }

    private static RollbackTarget target(Pick pick) {
        return pick.target()
                .map(
                        facts ->
                                facts.workload() == WorkloadState.Ready
                                        ? RollbackTarget.Warm
                                        : RollbackTarget.Cold)
                .orElse(RollbackTarget.None);
    }
}
