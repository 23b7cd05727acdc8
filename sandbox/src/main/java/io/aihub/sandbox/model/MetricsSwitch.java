package io.aihub.sandbox.model;

/** Whether {@code /metrics} is there; counting goes on while it is not. */
public enum MetricsSwitch {
    On,
    /** {@code /metrics} answers 404. */
    Off
}
