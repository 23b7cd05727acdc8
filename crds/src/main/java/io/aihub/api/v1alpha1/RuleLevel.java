package io.aihub.api.v1alpha1;

/** How strongly a rule speaks, weakest first. */
public enum RuleLevel {
    Off,
    Record,
    Warn,
    Enforce
}
