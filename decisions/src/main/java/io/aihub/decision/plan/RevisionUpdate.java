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
 * @param served what is newly known of the times in which it answers
 * @param stableSince when it had earned to be a rollback target
 * @param quarantine that it was rolled back from
 * @param baseline its pooled counts
 */
public record RevisionUpdate(
        String revision,
        ApprovalState approval,
        Optional<Served> served,
        Optional<Instant> stableSince,
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
                                revision, approval, Optional.empty(), stableSince, owed, baseline));
    }

    /**
     * The same where something is to be stored in any case.
     *
     * @param due whether it is
     */
    public Optional<RevisionUpdate> evidence(boolean due) {
        Optional<RevisionUpdate> none =
                due
                        ? Optional.of(
                                new RevisionUpdate(
                                        revision,
                                        approval,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                        : Optional.empty();
        return evidence().or(() -> none);
    }

    /**
     * @param reason why, one word of the shared vocabulary
     * @param at when
     * @param by a user name, or the operator
     * @param evidence what it rests on
     * @param recorded whether status tells it already
     */
    public record Quarantined(
            String reason, Instant at, String by, Evidence evidence, boolean recorded) {}

    /**
     * What a quarantine rests on.
     *
     * @param decision uid of the person's decision, absent where the operator decided
     * @param signal that broke, absent where a person asked
     * @param figures the arithmetic or the person's words
     */
    public record Evidence(
            Optional<String> decision, Optional<String> signal, Optional<String> figures) {}
}
