package io.aihub.decision.approval;

/** Where the model runs. */
public enum Hosting {
    /** Here, as a workload. */
    Cluster,
    /** Elsewhere: a register entry, never a workload, so this cluster's place says nothing. */
    External
}
