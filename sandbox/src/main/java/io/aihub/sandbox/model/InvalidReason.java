package io.aihub.sandbox.model;

import java.util.Locale;

/** Why an input value cannot be used: the {@code reason} label of the exposition contract. */
enum InvalidReason {
    Missing,
    Nan,
    Type,
    Range;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
