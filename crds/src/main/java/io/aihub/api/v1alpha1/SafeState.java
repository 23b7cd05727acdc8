package io.aihub.api.v1alpha1;

/** What happens when nothing approved can run. */
public enum SafeState {
    StopServing,
    KeepServing,
    RouteToFallback
}
