package io.aihub.decision.rollout;

import io.aihub.decision.revision.RevisionId;
import java.time.Instant;
import java.util.Optional;

/**
 * The rollout as recorded in status: what every later step starts from, also after a crash.
 *
 * @param serves what is recorded as answering
 * @param serving that revision; absent exactly when nothing serves
 * @param since when it got the traffic
 * @param previous the revision that served before it, kept for a rollback
 * @param candidate the revision on its way in
 */
public record RolloutState(
        Standing.Serves serves,
        Optional<RevisionId> serving,
        Optional<Instant> since,
        Optional<RevisionId> previous,
        Optional<CandidateRecord> candidate) {

    /** Nothing serves, nothing is on its way. */
    public static final RolloutState NONE =
            new RolloutState(
                    Standing.Serves.Nothing,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /**
     * A revision on its way in.
     *
     * @param id who it is
     * @param since when its workload was asked for
     * @param purpose why it comes
     */
    public record CandidateRecord(RevisionId id, Instant since, Purpose purpose) {}

    /** Why a candidate comes in. */
    public enum Purpose {
        Promotion,
        Rollback
    }

    RolloutState withCandidate(Optional<CandidateRecord> other) {
        return new RolloutState(serves, serving, since, previous, other);
    }

    RolloutState withServes(Standing.Serves other, Instant at) {
        return new RolloutState(other, serving, Optional.of(at), previous, Optional.empty());
    }

    RolloutState handedTo(RevisionId next, Instant at) {
        return new RolloutState(
                Standing.Serves.Revision,
                Optional.of(next),
                Optional.of(at),
                serving.filter(old -> !old.equals(next)),
                Optional.empty());
    }
}
