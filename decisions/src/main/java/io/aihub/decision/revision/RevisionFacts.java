package io.aihub.decision.revision;

import java.time.Instant;
import java.util.Optional;

/**
 * One revision as it stands today.
 *
 * @param id who it is
 * @param approval how its own approval stands now, recomputed
 * @param stableSince when it had earned to be a rollback target; absent when it has not
 * @param quarantined when it was rolled back from; absent when it was not, or a person lifted it
 * @param created when its snapshot was taken, to tell newer from older
 * @param workload how its pods stand
 */
public record RevisionFacts(
        RevisionId id,
        Approval approval,
        Optional<Instant> stableSince,
        Optional<Instant> quarantined,
        Instant created,
        WorkloadState workload) {

    /** How a revision's approval stands. */
    public enum Approval {
        InForce,
        /** Not approved, expired, or caught by a rule: nothing starts, what serves stays. */
        Lapsed,
        Revoked
    }

    /** How the pods of a serving digest stand. */
    public enum WorkloadState {
        Absent,
        Starting,
        /** Fully available, and it answered the golden request. */
        Ready,
        /** It answered the golden request wrongly. */
        SmokeTestFailed,
        /** An object of its name belongs to somebody else. */
        NameTaken
    }
}
