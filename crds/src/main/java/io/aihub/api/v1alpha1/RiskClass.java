package io.aihub.api.v1alpha1;

/** The risk class of the AI Act. */
public enum RiskClass {
    Minimal,
    Limited,
    High,
    Prohibited
}
