package io.aihub.decision;

import java.util.Objects;

/**
 * One thing that a rule found.
 *
 * @param rule the rule's id, for example {@code RSK-02}, or the name of a {@link Reason}
 * @param level how strongly the rule speaks under the policies in force
 * @param path the field it is about, in dots from the object's root, or empty
 * @param message one sentence that says what to write instead
 */
public record Finding(String rule, Level level, String path, String message) {
    public Finding {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(level);
        Objects.requireNonNull(path);
        Objects.requireNonNull(message);
    }

    /** A finding named after a reason of the shared vocabulary. */
    public static Finding of(Reason reason, Level level, String path, String message) {
        return new Finding(reason.name(), level, path, message);
    }

    /** The same finding at another level. */
    public Finding at(Level other) {
        return new Finding(rule, other, path, message);
    }
}
