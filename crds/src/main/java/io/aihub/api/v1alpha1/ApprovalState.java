package io.aihub.api.v1alpha1;

/** The word that sums up decision, validity and intervention. Computed, never stored logic. */
public enum ApprovalState {
    Draft,
    AwaitingApproval,
    PartiallyApproved,
    Approved,
    KeptOut,
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
