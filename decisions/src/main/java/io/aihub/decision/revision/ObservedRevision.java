package io.aihub.decision.revision;

import io.aihub.decision.approval.Dossier;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import java.time.Instant;
import java.util.Optional;

/**
 * One content as the caches show it.
 *
 * @param id who it is
 * @param dossier what the gate judges
 * @param terms its rollout and rollback terms
 * @param failure what its terms say about expiry and blindness
 * @param history what its snapshot remembers
 * @param workload how its pods stand
 * @param trouble why they do not run, in the pod's own words; absent while nothing is known
 * @param troubleAt when more of that is to be told if it lasts, absent where nothing waits
 */
public record ObservedRevision(
        RevisionId id,
        Dossier dossier,
        RolloutTerms terms,
        FailureMode failure,
        History history,
        WorkloadState workload,
        Optional<String> trouble,
        Optional<Instant> troubleAt) {

    /** Without a pod in trouble. */
    public ObservedRevision(
            RevisionId id,
            Dossier dossier,
            RolloutTerms terms,
            FailureMode failure,
            History history,
            WorkloadState workload) {
        this(id, dossier, terms, failure, history, workload, Optional.empty(), Optional.empty());
    }

    /**
     * What a snapshot remembers.
     *
     * @param created when the snapshot was taken
     * @param firstServed when it first got traffic
     * @param lastServed when it was last seen to answer no more
     * @param stableSince when it had earned to be a rollback target
     * @param quarantined when it was rolled back from
     * @param baseline its pooled counts, stored while it served
     * @param servingSince since when it answers, absent while it does not
     */
    public record History(
            Instant created,
            Optional<Instant> firstServed,
            Optional<Instant> lastServed,
            Optional<Instant> stableSince,
            Optional<Instant> quarantined,
            Optional<Baseline> baseline,
            Optional<Instant> servingSince) {

        /** A content that has no snapshot yet. */
        public static History none(Instant now) {
            return new History(
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
