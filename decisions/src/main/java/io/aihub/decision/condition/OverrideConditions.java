package io.aihub.decision.condition;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.Blocker;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.health.SignalReport;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Standing.Serves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says that another version serves than the one asked for, so that GitOps does not fight it, and
 * whether going back helped.
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
                                    + ", which was rolled back from. Ask for other content, or"
                                    + " acknowledge it to try again."));
        }
        if (goneBack(pass)) {
            facts.add(rolledBack(pass));
        }
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
        boolean leftBefore =
                pass.seen().revision(asked).flatMap(pass.seen()::quarantinedAt).isPresent();
        boolean revoked = pass.approvals().asked().causes().contains(Blocker.Revoked);
        return serves && !pass.servesWhatIsAsked() && (leftNow || leftBefore || revoked);
    }

    /** As long as the traffic stays where a rollback put it, and that is not what is asked for. */
    private static boolean goneBack(Pass pass) {
        boolean stays =
                pass.seen().recorded().condition(ConditionType.RolledBack).isPresent()
                        && pass.rollout().next().serves() == Serves.Revision
                        && pass.rollout()
                                .next()
                                .since()
                                .equals(pass.seen().recorded().rollout().since());
        return !pass.servesWhatIsAsked()
                && (pass.rollout().step() == RolloutStep.RollBack || stays);
    }

    private static ConditionFact rolledBack(Pass pass) {
        if (pass.rollout().step() == RolloutStep.RollBack) {
            boolean revoked =
                    pass.rollout()
                            .action()
                            .filter(action -> action.reason() == Reason.Revoked)
                            .isPresent();
            return state(pass, revoked ? Reason.Revoked : Reason.Verifying);
        }
        Reason before =
                pass.seen()
                        .recorded()
                        .condition(ConditionType.RolledBack)
                        .map(ConditionFact::reason)
                        .orElse(Reason.Verifying);
        return state(pass, before == Reason.Verifying ? verify(pass) : before);
    }

    /** The signals that may roll back are watched on the revision that was gone back to. */
    private static Reason verify(Pass pass) {
        List<SignalReport> acting =
                pass.health().reports().stream()
                        .filter(report -> report.terms().action() == SignalAction.Rollback)
                        .toList();
        if (acting.stream().anyMatch(SignalReport::breached)) {
            return Reason.RollbackIneffective;
        }
        int needed = pass.seen().serving().map(r -> r.failure().verifyWindows()).orElse(1);
        boolean recovered =
                !acting.isEmpty()
                        && acting.stream().allMatch(report -> lastWithin(report) >= needed);
        return recovered ? Reason.Recovered : Reason.Verifying;
    }

    private static int lastWithin(SignalReport report) {
        int within = 0;
        List<WindowOutcome> windows = report.state().recent();
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (windows.get(i) == WindowOutcome.WithinLimits) {
                within++;
            } else if (windows.get(i).conclusive()) {
                return within;
            }
        }
        return within;
    }

    private static ConditionFact state(Pass pass, Reason reason) {
        Optional<ConditionFact> before = pass.seen().recorded().condition(ConditionType.RolledBack);
        String detail =
                pass.rollout().step() == RolloutStep.RollBack || before.isEmpty()
                        ? "Traffic went back to an approved revision"
                        : "Rolled back";
        return ConditionsAssessor.fact(
                pass,
                ConditionType.RolledBack,
                ConditionStatus.True,
                reason,
                detail + ": " + reason.meaning() + ".");
    }
}
