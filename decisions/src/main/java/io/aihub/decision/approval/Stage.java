package io.aihub.decision.approval;

/** How broadly the model is used. */
public enum Stage {
    Research,
    Pilot,
    LimitedUse,
    GeneralUse,
    Retired
}
