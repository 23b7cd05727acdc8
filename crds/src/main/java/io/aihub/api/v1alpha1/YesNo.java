package io.aihub.api.v1alpha1;

/** An answer; in YAML it is written in quotes. */
public enum YesNo {
    Yes,
    No
}
