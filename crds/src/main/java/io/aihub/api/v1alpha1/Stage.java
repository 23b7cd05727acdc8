package io.aihub.api.v1alpha1;

/** How far into use a model has come. */
public enum Stage {
    Research,
    Pilot,
    LimitedUse,
    GeneralUse,
    Retired
}
