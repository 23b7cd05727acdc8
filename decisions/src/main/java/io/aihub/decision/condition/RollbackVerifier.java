package io.aihub.decision.condition;

import io.aihub.decision.Reason;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.health.SignalReport;
import io.aihub.decision.observation.RollbackOutcome;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Standing.Serves;
import java.util.List;
import java.util.Optional;

/** Finds out whether a rollback helped. */
final class RollbackVerifier {

    /**
     * The outcome so far; present only while traffic is still where a rollback put it and something
     * else is asked for.
     */
    Optional<RollbackOutcome> verify(Pass pass) {
        if (pass.servesWhatIsAsked()) {
            return Optional.empty();
        }
        if (pass.rollout().step() == RolloutStep.RollBack) {
            return Optional.of(begun(pass));
        }
        return pass.seen()
                .recorded()
                .serving()
                .rollback()
                .filter(before -> stays(pass))
                .map(before -> before == RollbackOutcome.Verifying ? judged(pass) : before);
    }

    private static RollbackOutcome begun(Pass pass) {
        boolean revoked =
                pass.rollout()
                        .action()
                        .filter(action -> action.reason() == Reason.Revoked)
                        .isPresent();
        return revoked ? RollbackOutcome.Revoked : RollbackOutcome.Verifying;
    }

    private static boolean stays(Pass pass) {
        return pass.rollout().next().serves() == Serves.Revision
                && pass.rollout().next().since().equals(pass.seen().recorded().rollout().since());
    }

    /** The signals that may roll back are watched on the revision that was gone back to. */
    private static RollbackOutcome judged(Pass pass) {
        List<SignalReport> acting =
                pass.health().reports().stream()
                        .filter(report -> report.terms().action() == SignalAction.Rollback)
                        .toList();
        if (acting.stream().anyMatch(SignalReport::breached)) {
            return RollbackOutcome.Ineffective;
        }
        int needed = pass.seen().serving().map(r -> r.failure().verifyWindows()).orElse(1);
        boolean recovered =
                !acting.isEmpty()
                        && acting.stream().allMatch(report -> lastWithin(report) >= needed);
        return recovered ? RollbackOutcome.Recovered : RollbackOutcome.Verifying;
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
}
