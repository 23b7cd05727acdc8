package io.aihub.decision;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that was found.
 *
 * @param source what found it
 * @param level how strongly it speaks under the policies in force
 * @param path the field it is about, in dots from the object's root, or empty
 * @param message one sentence that says what to write instead
 */
public record Finding(Source source, Level level, String path, String message) {
    /** A rule with an id, or a reason of the shared vocabulary. */
    public sealed interface Source permits RuleId, Reason {
        /** As status and policies write it. */
        String name();
    }

    /**
     * A rule of the register or of the gate.
     *
     * @param name its public id, for example {@code RSK-02}
     */
    public record RuleId(String name) implements Source {
        public RuleId {
            Objects.requireNonNull(name);
        }
    }

    public Finding {
        Objects.requireNonNull(source);
        Objects.requireNonNull(level);
        Objects.requireNonNull(path);
        Objects.requireNonNull(message);
    }

    /** A finding of a rule. */
    public static Finding of(String rule, Level level, String path, String message) {
        return new Finding(new RuleId(rule), level, path, message);
    }

    /** A finding for a reason. */
    public static Finding of(Reason reason, Level level, String path, String message) {
        return new Finding(reason, level, path, message);
    }

    /** The rule's id or the reason's name, as status and policies write it. */
    public String rule() {
        return source.name();
    }

    /** The reason, where no rule found it. */
    public Optional<Reason> reason() {
        return source instanceof Reason reason ? Optional.of(reason) : Optional.empty();
    }

    /** The same finding at another level. */
    public Finding at(Level other) {
        return new Finding(source, other, path, message);
    }
}
