package io.aihub.api.v1alpha1;

/** Where a cluster stands. */
public enum Location {
    OnPremises,
    EuCloud,
    Cloud
}
