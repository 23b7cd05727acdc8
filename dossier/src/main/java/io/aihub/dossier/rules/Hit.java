package io.aihub.dossier.rules;

import io.aihub.decision.Level;
import io.aihub.decision.approval.RuleViolation.Nature;
import java.time.Instant;
import java.util.Optional;

/**
 * One place at which a rule fires.
 *
 * @param path as shown
 * @param message what to write instead
 * @param nature a field that is missing, or one that says something refused
 * @param level where it differs from the rule's own
 * @param from first moment at which it fires, absent for always
 */
record Hit(
        String path, String message, Nature nature, Optional<Level> level, Optional<Instant> from) {
    static Hit missing(String path, String message) {
        return new Hit(path, message, Nature.MissingField, Optional.empty(), Optional.empty());
    }

    static Hit broken(String path, String message) {
        return new Hit(path, message, Nature.Broken, Optional.empty(), Optional.empty());
    }

    Hit at(Level other) {
        return new Hit(path, message, nature, Optional.of(other), from);
    }

    Hit since(Instant start) {
        return new Hit(path, message, nature, level, Optional.of(start));
    }
}
