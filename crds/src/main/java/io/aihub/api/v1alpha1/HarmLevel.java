package io.aihub.api.v1alpha1;

/** A degree of harm or risk, lowest first. */
public enum HarmLevel {
    Low,
    Medium,
    High,
    Serious
}
