package io.aihub.decision.drift;

/** The state of a signal over its last windows. */
public enum SignalLevel {
    /** Earned by at least one conclusive window within limits. */
    WithinLimits,
    /** Above the warning threshold, or breached in too few windows to count. */
    Warning,
    /** Enough of the last conclusive windows were breaches, and it has not been cleared since. */
    Breached,
    /** No window has said anything yet. */
    Unknown
}
