package io.aihub.api.v1alpha1;

/**
 * What is decided. Rollback asks for a rollback to a still-approved revision; Retry lets
 * quarantined content be tried again; Hold asks automation to leave the model alone.
 */
public enum DecisionKind {
    Approve,
    Reject,
    RequestChanges,
    Suspend,
    Resume,
    Revoke,
    Retry,
    BreakGlass,
    Acknowledge,
    Advise,
    Rollback,
    Hold
}
