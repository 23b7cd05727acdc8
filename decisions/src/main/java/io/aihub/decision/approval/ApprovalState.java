package io.aihub.decision.approval;

/** One word for a reader. It is derived from the decision and never decided on. */
public enum ApprovalState {
    Draft,
    AwaitingApproval,
    PartiallyApproved,
    Approved,
    Expiring,
    Expired,
    Rejected,
    ChangedSinceApproval,
    Suspended,
    Revoked,
    BreakGlass,
    Superseded,
    Retired
}
