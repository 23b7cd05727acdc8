package io.aihub.decision.condition;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.Blocker;
import io.aihub.decision.observation.RollbackOutcome;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Standing.Serves;
import java.util.ArrayList;
import java.util.List;

/**
 * Says that another version serves than the one asked for, so that GitOps does not fight it, and
 * whether a rollback helped.
 */
final class OverrideConditions {
    List<ConditionFact> assess(Pass pass) {
        List<ConditionFact> facts = new ArrayList<>();
        if (overridden(pass)) {
            String serving =
                    pass.rollout().next().serving().map(RevisionId::version).orElse("nothing");
            facts.add(
                    ConditionsAssessor.fact(
                            pass,
                            ConditionType.VersionOverridden,
                            ConditionStatus.True,
                            Reason.RolledBack,
                            "Serving "
                                    + serving
                                    + " instead of "
                                    + pass.seen().asked().id().version()
                                    + ", which was rolled back from. Ask for other content, or try"
                                    + " it again by a full quorum: aihub retry NAME."));
        }
        pass.rollback().ifPresent(outcome -> facts.add(rolledBack(pass, outcome)));
        return facts;
    }

    private static boolean overridden(Pass pass) {
        boolean serves = pass.rollout().next().serves() == Serves.Revision;
        String asked = pass.seen().asked().id().name();
        boolean leftNow =
                pass.rollout().step() == RolloutStep.RollBack
                        && pass.seen()
                                .recorded()
                                .rollout()
                                .serving()
                                .filter(id -> id.name().equals(asked))
                                .isPresent();
        boolean leftBefore = pass.approvals().asked().bar().quarantined().isPresent();
        boolean revoked = pass.approvals().asked().causes().contains(Blocker.Revoked);
        return serves && !pass.servesWhatIsAsked() && (leftNow || leftBefore || revoked);
    }

    private static ConditionFact rolledBack(Pass pass, RollbackOutcome outcome) {
        String detail =
                pass.rollout().step() == RolloutStep.RollBack
                        ? "Traffic went back to an approved revision"
                        : "Rolled back";
        return ConditionsAssessor.fact(
                pass,
                ConditionType.RolledBack,
                ConditionStatus.True,
                outcome.reason(),
                detail + ": " + outcome.reason().meaning() + ".");
    }
}
