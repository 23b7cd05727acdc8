package io.aihub.decision.model;

import io.aihub.decision.approval.ApprovalState;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be remembered about one revision. An absent part stays as it is.
 *
 * @param revision whose snapshot remembers it
 * @param approval its own approval, in a word
 * @param firstServed when it first got traffic
 * @param stableSince when it had earned to be a rollback target
 * @param lastServed when traffic left it
 * @param quarantine that it was rolled back from
 * @param baseline its pooled counts
 */
public record RevisionUpdate(
        String revision,
        ApprovalState approval,
        Optional<Instant> firstServed,
        Optional<Instant> stableSince,
        Optional<Instant> lastServed,
        Optional<Quarantined> quarantine,
        Optional<Baseline> baseline) {

    /**
     * @param reason why, one word of the shared vocabulary
     * @param at when
     * @param by a user name, or the operator
     */
    public record Quarantined(String reason, Instant at, String by) {}
}
