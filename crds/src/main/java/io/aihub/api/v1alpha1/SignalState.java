package io.aihub.api.v1alpha1;

/** What the last windows of a signal say together. */
public enum SignalState {
    WithinLimits,
    Warning,
    Breached,
    Unknown
}
