package io.aihub.dossier.rules;

import io.aihub.decision.Level;
import io.aihub.decision.approval.RuleViolation.Authority;
import io.aihub.decision.approval.RuleViolation.Binding;
import io.aihub.decision.approval.RuleViolation.Nature;
import io.aihub.decision.approval.RuleViolation.Transition;
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
 * @param binding who sets the level, and what became of content from before the rule
 */
record Hit(
        String path,
        String message,
        Nature nature,
        Optional<Level> level,
        Optional<Instant> from,
        Binding binding) {
    /** What was asked for the first time on that day; content approved before has until the end. */
    private static final Transition OF_2026_11 =
            new Transition(
                    Instant.parse("2026-11-27T00:00:00Z"), Instant.parse("2027-07-01T00:00:00Z"));

    private static final Binding USUAL = new Binding(Authority.Policy, Optional.empty());

    static Hit missing(String path, String message) {
        return of(path, message, Nature.MissingField);
    }

    static Hit broken(String path, String message) {
        return of(path, message, Nature.Broken);
    }

    private static Hit of(String path, String message, Nature nature) {
        return new Hit(path, message, nature, Optional.empty(), Optional.empty(), USUAL);
    }

    Hit at(Level other) {
        return new Hit(path, message, nature, Optional.of(other), from, binding);
    }

    Hit since(Instant start) {
        return new Hit(path, message, nature, level, Optional.of(start), binding);
    }

    /** Of a rule that content may have been approved without. */
    Hit lately() {
        return bound(new Binding(binding.authority(), Optional.of(OF_2026_11)));
    }

    /** Of what the API server refuses too. */
    Hit byDefinition() {
        return bound(new Binding(Authority.Definition, binding.transition()));
    }

    private Hit bound(Binding other) {
        return new Hit(path, message, nature, level, from, other);
    }
}
