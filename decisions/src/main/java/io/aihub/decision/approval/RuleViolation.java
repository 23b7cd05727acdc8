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
 * @param binding who may set another level, and what became of content from before the rule
 */
public record RuleViolation(
        Finding finding, Nature nature, Optional<Instant> from, Binding binding) {
    /** Why a rule fires. */
    public enum Nature {
        /** A mandatory field is not there: the entry is a draft. */
        MissingField,
        /** A field says something that the rule refuses. */
        Broken
    }

    /** A violation of a rule that was always there, at a level that policies may set. */
    public RuleViolation(Finding finding, Nature nature, Optional<Instant> from) {
        this(finding, nature, from, Binding.USUAL);
    }

    boolean holdsAt(Instant now) {
        return from.map(start -> !now.isBefore(start)).orElse(true);
    }

    RuleViolation with(Finding other) {
        return new RuleViolation(other, nature, from, binding);
    }

    /** Who sets the level of a rule. */
    public enum Authority {
        /** A policy may raise or lower it. */
        Policy,
        /** The API server refuses it too, so no policy lowers it. */
        Definition
    }

    /**
     * How far a rule binds.
     *
     * @param authority who sets its level
     * @param transition for a rule that came later than content that people approved
     */
    public record Binding(Authority authority, Optional<Transition> transition) {
        static final Binding USUAL = new Binding(Authority.Policy, Optional.empty());
    }

    /**
     * Spares content that was approved before a rule came: what people approved then is only warned
     * of until they had time to approve it anew.
     *
     * @param introduced approvals given before it are from before the rule
     * @param enforcedFrom from then on the rule holds for everything
     */
    public record Transition(Instant introduced, Instant enforcedFrom) {}
}
