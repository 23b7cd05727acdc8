package io.aihub.decision.approval;

/** What kind of place a cluster is. */
public enum Location {
    OnPremises,
    EuCloud,
    Cloud
}
