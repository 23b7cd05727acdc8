package io.aihub.decision.plan;

import io.aihub.decision.condition.Pass;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.Observation.LastAction;
import io.aihub.decision.plan.ModelPlan.ActionTaken;
import io.aihub.decision.plan.RevisionUpdate.Evidence;
import io.aihub.decision.plan.RevisionUpdate.Quarantined;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Standing.Cause;
import java.time.Instant;
import java.util.Optional;

/** Decides that a snapshot remembers that its content was rolled back from, by whom and why. */
final class QuarantinePlanner {
    private QuarantinePlanner() {}

    static Optional<Quarantined> quarantine(Pass pass, ObservedRevision revision) {
        Observation seen = pass.seen();
        boolean leaves =
                pass.rollout().step() == RolloutStep.RollBack
                        && seen.recorded().rollout().serving().equals(Optional.of(revision.id()));
        if (leaves && pass.pressure().push().cause() != Cause.Revoked) {
            return new ActionMapping().tell(pass).map(action -> quarantined(seen, action));
        }
        Optional<Instant> written = revision.history().quarantined();
        return seen.recorded()
                .last()
                .filter(last -> last.quarantines(revision.id()))
                .filter(last -> written.filter(at -> !at.isBefore(last.at())).isEmpty())
                .map(last -> implied(seen, last));
    }

    private static Quarantined quarantined(Observation seen, ActionTaken action) {
        return new Quarantined(
                action.reason().name(),
                seen.now(),
                action.by().orElse(RevisionUpdatePlanner.OPERATOR),
                new Evidence(action.record(), action.signal(), Optional.of(action.message())),
                false);
    }

    /** The write after the rollback was lost; status holds all that it would have said. */
    private static Quarantined implied(Observation seen, LastAction last) {
        return new Quarantined(
                last.reason(),
                last.at(),
                last.by().or(() -> person(seen, last)).orElse(RevisionUpdatePlanner.OPERATOR),
                new Evidence(last.record(), last.signal(), last.message()),
                true);
    }

    /** Status of the version before does not say who. */
    private static Optional<String> person(Observation seen, LastAction last) {
        return seen.asked().dossier().decisions().stream()
                .filter(decision -> last.record().equals(Optional.of(decision.uid())))
                .map(decision -> decision.statement().username())
                .findFirst();
    }
}
