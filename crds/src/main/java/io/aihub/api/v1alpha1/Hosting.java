package io.aihub.api.v1alpha1;

/** Whether this cluster runs the model or only registers it. */
public enum Hosting {
    Cluster,
    External
}
