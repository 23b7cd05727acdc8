package io.aihub.decision.approval;

import io.aihub.decision.Finding;
import java.time.Instant;
import java.util.Optional;

/**
 * A rule that the content breaks, judged without a clock: what depends on time says from when.
 *
 * @param finding with the rule's own level; policies may set another
 * @param nature what it means for the state word
 * @param from first moment at which the rule is broken, absent for always
 */
public record RuleViolation(Finding finding, Nature nature, Optional<Instant> from) {
    /** Why a rule fires. */
    public enum Nature {
        /** A mandatory field is not there: the entry is a draft. */
        MissingField,
        /** A field says something that the rule refuses. */
        Broken
    }

    boolean holdsAt(Instant now) {
        return from.map(start -> !now.isBefore(start)).orElse(true);
    }
}
