package io.aihub.decision.approval;

/** Whether the admission policies that protect decisions are installed. */
public enum AdmissionGuard {
    Present,
    Missing,
    /** Could not be read; counts as missing. */
    Unknown
}
