package io.aihub.decision.rollout;

/**
 * The one thing to do next. Each is recorded before it takes effect, and repeating it is harmless.
 */
public enum RolloutStep {
    /** Nothing serves and nothing may start: wait. */
    Wait,
    /** What serves keeps serving; nothing changes. */
    Keep,
    /** Start the workload of the content asked for. */
    Deploy,
    /** The candidate is on its way; what serves keeps serving. */
    Await,
    /** Drop the candidate: it is no longer what is asked for, or no longer approved. */
    Abandon,
    /** Store the pooled counts of what serves, before a switch away from it. */
    StoreBaseline,
    /** Give the traffic to the candidate. */
    Switch,
    /** Newly approved terms over the same pods. */
    AdoptTerms,
    /** Start the pods of the rollback target; the failing revision serves until they are ready. */
    PrepareRollback,
    /** Give the traffic to the rollback target and take the pods of the failing revision down. */
    RollBack,
    /** Nothing eligible to go back to: what the safe state says. */
    SafeState,
    /** Take everything down; what stopped it holds until a person lifts it. */
    Stop,
    /** Start again what was stopped, after the stop was lifted. */
    Restart,
    /** The model is retired: take everything down for good. */
    Retire
}
