package io.aihub.api.v1alpha1;

/** How a window ended. */
public enum SignalOutcome {
    WithinLimits,
    Breach,
    Inconclusive,
    InsufficientData,
    NoData,
    SourceError,
    TooFewToShow
}
