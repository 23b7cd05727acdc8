package io.aihub.decision.rollout;

import io.aihub.decision.revision.RevisionFacts;
import io.aihub.decision.revision.RevisionFacts.Workload;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollback.RollbackTargetPicker;
import io.aihub.decision.rollback.RollbackTargetPicker.Pick;
import io.aihub.decision.rollout.Rollout.CandidateRecord;
import io.aihub.decision.rollout.Rollout.Purpose;
import io.aihub.decision.rollout.Standing.Candidate;
import io.aihub.decision.rollout.Standing.Relation;
import io.aihub.decision.rollout.Standing.Target;
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

    private static Candidate candidate(Situation situation) {
        Optional<CandidateRecord> recorded = situation.recorded().candidate();
        if (recorded.isEmpty()) {
            return Candidate.None;
        }
        CandidateRecord candidate = recorded.get();
        boolean late = late(situation, candidate);
        Workload workload =
                situation
                        .facts(candidate.id().name())
                        .map(RevisionFacts::workload)
                        .orElse(Workload.Absent);
        if (candidate.purpose() == Purpose.Rollback) {
            return situation.rollbackUnderWay().isPresent()
                    ? rollbackCandidate(workload, late)
                    : Candidate.Outdated;
        }
        if (!candidate.id().contentDigest().equals(situation.asked().id().contentDigest())) {
            return Candidate.Outdated;
        }
        return switch (workload) {
            case Ready -> Candidate.Ready;
            case NameTaken, SmokeTestFailed -> Candidate.Refused;
            case Absent, Starting -> late ? Candidate.Late : Candidate.Starting;
        };
    }

    private static Candidate rollbackCandidate(Workload workload, boolean late) {
        if (workload == Workload.Ready) {
            return Candidate.RollbackReady;
        }
        return late ? Candidate.RollbackLate : Candidate.RollbackStarting;
    }

    static boolean late(Situation situation, CandidateRecord candidate) {
        return situation
                .now()
                .isAfter(candidate.since().plus(situation.terms().progressDeadline()));
    }

    private static Target target(Pick pick) {
        return pick.target()
                .map(facts -> facts.workload() == Workload.Ready ? Target.Warm : Target.Cold)
                .orElse(Target.None);
    }
}
