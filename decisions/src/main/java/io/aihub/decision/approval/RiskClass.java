package io.aihub.decision.approval;

/** The risk classes of the AI Act, mildest first. */
public enum RiskClass {
    Minimal,
    Limited,
    High,
    Prohibited
}
