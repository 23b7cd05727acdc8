package io.aihub.decision.drift;

/** What the terms ask for when a signal is breached, mildest first. */
public enum SignalAction {
    Alert,
    PausePromotion,
    SafeState,
    Rollback
}
