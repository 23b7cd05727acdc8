package io.aihub.decision.drift;

/** Whether the version is found at fault. */
public enum Attributed {
    Yes,
    No
}
