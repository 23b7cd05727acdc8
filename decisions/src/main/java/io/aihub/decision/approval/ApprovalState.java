package io.aihub.decision.approval;

import io.aihub.decision.Reason;

/** One word for a reader. It is derived from the decision and never decided on. */
public enum ApprovalState {
    Draft(Reason.Draft),
    AwaitingApproval(Reason.AwaitingApproval),
    PartiallyApproved(Reason.PartiallyApproved),
    Approved(Reason.Approved),
    /** Consented to, and not in force: a finding or a date keeps it out. */
    KeptOut(Reason.KeptOut),
    Expiring(Reason.Expiring),
    Expired(Reason.Expired),
    Rejected(Reason.Rejected),
    ChangedSinceApproval(Reason.ChangedSinceApproval),
    Suspended(Reason.Suspended),
    Revoked(Reason.Revoked),
    BreakGlass(Reason.BreakGlass),
    Superseded(Reason.Superseded),
    Retired(Reason.Retired);

    private final Reason reason;

    ApprovalState(Reason reason) {
        this.reason = reason;
    }

    /** The same in the shared vocabulary. */
    public Reason reason() {
        return reason;
    }
}
