package io.aihub.decision.approval;

/** What kind of stop holds a model. */
public enum StopKind {
    /** By a person, on the whole model. */
    Suspend,
    /** By a person, on one content digest; nothing lifts it. */
    Revoke,
    /** By the decision table, on the whole model, until a person lifts it. */
    Safety
}
