package io.aihub.api.v1alpha1;

/** What is decided. Rollback asks for a rollback to a still-approved revision. */
public enum DecisionKind {
    Approve,
    Reject,
    RequestChanges,
    Suspend,
    Resume,
    Revoke,
    BreakGlass,
    Acknowledge,
    Advise,
    Rollback
}
