package io.aihub.decision.plan;

import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.revision.Baseline;
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
     * The part that does not wait for the decisions of this pass: what was measured, and a
     * quarantine that status already implies. It is stored before the next status, for two reasons:
     * counts are lost with the process, and without them a later one could never find a new version
     * at fault; and status holds the last action only, so the next action would erase what the
     * quarantine follows from.
     */
    public Optional<RevisionUpdate> evidence() {
        Optional<Quarantined> owed = quarantine.filter(Quarantined::recorded);
        return stableSince.isEmpty() && baseline.isEmpty() && owed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RevisionUpdate(
                                revision,
                                approval,
                                Optional.empty(),
                                stableSince,
                                Optional.empty(),
                                owed,
                                baseline));
    }

    /**
     * @param reason why, one word of the shared vocabulary
     * @param at when
     * @param by a user name, or the operator
     * @param recorded whether status tells it already
     */
    public record Quarantined(String reason, Instant at, String by, boolean recorded) {}
}
