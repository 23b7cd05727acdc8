package io.aihub.decision.drift;

/** What a signal watches, as named in the terms. */
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
