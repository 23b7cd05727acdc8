package io.aihub.decision.approval;

/** Whether a policy relies on the admission policies that tie a decision to its author. */
public enum Admission {
    Required,
    /** Identities in decisions are self-declared: for demonstrations. */
    NotRequired
}
