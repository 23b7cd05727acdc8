package io.aihub.decision.observation;

import io.aihub.decision.Reason;

/** How the rollback turned out that put traffic where it is. */
public enum RollbackOutcome {
    /** The signals that may roll back are watched. */
    Verifying(Reason.Verifying),
    /** They were within limits for as many windows as the terms ask for. */
    Recovered(Reason.Recovered),
    /** One of them is in breach again: a person has to decide. */
    Ineffective(Reason.RollbackIneffective),
    /** An approval was revoked, so there is nothing to verify. */
    Revoked(Reason.Revoked);

    private final Reason reason;

    RollbackOutcome(Reason reason) {
        this.reason = reason;
    }

    /** The same in the shared vocabulary. */
    public Reason reason() {
        return reason;
    }
}
