package io.aihub.decision.rollback;

import io.aihub.decision.Reason;
import io.aihub.decision.revision.RolloutTerms;
import java.time.Instant;
import java.util.Optional;

/** The brakes of an automatic rollback. A person's rollback is not braked. */
public final class RollbackGate {

    /**
     * What the brakes look at.
     *
     * @param terms of the revision that serves
     * @param automationHeld whether a hold keeps automation from acting
     * @param lastRollback when this model was last rolled back automatically
     * @param ineffective whether the last rollback did not help, which hands over to a person
     */
    public record Brakes(
            RolloutTerms terms,
            boolean automationHeld,
            Optional<Instant> lastRollback,
            boolean ineffective) {}

    /** The reason that holds an automatic rollback back, or empty when nothing does. */
    public Optional<Reason> hold(Brakes brakes, Instant now) {
        if (brakes.terms().mode() == RolloutTerms.Mode.Off) {
            return Optional.of(Reason.RolloutHeld);
        }
        if (brakes.automationHeld() || brakes.terms().mode() == RolloutTerms.Mode.Proposed) {
            return Optional.of(Reason.RollbackProposed);
        }
        if (brakes.ineffective()) {
            return Optional.of(Reason.RollbackIneffective);
        }
        boolean cooling =
                brakes.lastRollback()
                        .map(at -> now.isBefore(at.plus(brakes.terms().cooldown())))
                        .orElse(false);
        return cooling ? Optional.of(Reason.CoolingDown) : Optional.empty();
    }
}
