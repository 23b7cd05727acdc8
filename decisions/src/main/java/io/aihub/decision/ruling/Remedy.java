package io.aihub.decision.ruling;

/** What a ruling asks for. Whether it can be done, brakes and targets, is decided elsewhere. */
public enum Remedy {
    /** Nothing. */
    None,
    /** Tell the owner. */
    Alert,
    /** Tell the owner and promote nothing meanwhile. */
    PausePromotion,
    /** Go to the safe state that the terms name. */
    SafeState,
    /** Go back to an eligible earlier revision, else to the safe state. */
    Rollback,
    /** Stop serving; keeping on is not an answer. */
    Stop,
    /** Go back to an approved stable revision, else stop; keeping on is not an answer. */
    Withdraw
}
