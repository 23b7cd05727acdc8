package io.aihub.decision.plan;

import io.aihub.decision.Reason;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.condition.Pass;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.Observation.LastAction;
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
            return Optional.of(quarantined(pass));
        }
        Optional<Instant> written = revision.history().quarantined();
        return seen.recorded()
                .last()
                .filter(last -> last.quarantines(revision.id()))
                .filter(last -> written.filter(at -> !at.isBefore(last.at())).isEmpty())
                .map(last -> implied(seen, last));
    }

    private static Quarantined quarantined(Pass pass) {
        boolean asked = pass.pressure().push().cause() == Cause.RollbackRequested;
        Optional<GivenDecision> request = pass.pressure().request().filter(r -> asked);
        Optional<String> signal =
                pass.breaches()
                        .cause()
                        .filter(broken -> !asked)
                        .map(broken -> broken.terms().name());
        return new Quarantined(
                (asked ? Reason.RollbackRequested : Reason.RolledBack).name(),
                pass.seen().now(),
                request.map(r -> r.statement().username()).orElse(RevisionUpdatePlanner.OPERATOR),
                new Evidence(
                        request.map(GivenDecision::uid),
                        signal,
                        new ActionMapping().tell(pass).map(action -> action.message())),
                false);
    }

    /** The write after the rollback was lost; status says what it said of it. */
    private static Quarantined implied(Observation seen, LastAction last) {
        Optional<String> person =
                seen.asked().dossier().decisions().stream()
                        .filter(decision -> last.record().equals(Optional.of(decision.uid())))
                        .map(decision -> decision.statement().username())
                        .findFirst();
        return new Quarantined(
                last.reason(),
                last.at(),
                person.orElse(RevisionUpdatePlanner.OPERATOR),
                new Evidence(last.record(), Optional.empty(), last.message()),
                true);
    }
}
