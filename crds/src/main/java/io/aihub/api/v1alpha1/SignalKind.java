package io.aihub.api.v1alpha1;

/** What a signal watches. */
public enum SignalKind {
    InputDrift,
    OutputDrift,
    DataQuality,
    ErrorRate,
    Latency,
    Performance,
    EstimatedPerformance,
    Equity,
    Shadow,
    Rate,
    Value,
    Resource
}
