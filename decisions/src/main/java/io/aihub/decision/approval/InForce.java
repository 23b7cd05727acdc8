package io.aihub.decision.approval;

/** Whether this content may be started or switched to now. */
public enum InForce {
    Yes,
    No
}
