package io.aihub.decision.rollout;

import io.aihub.decision.revision.RevisionFacts;
import io.aihub.decision.revision.RevisionFacts.Approval;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.revision.RolloutTerms;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import io.aihub.decision.rollout.RolloutState.Purpose;
import io.aihub.decision.rollout.Standing.Promotion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a rollout decision looks at.
 *
 * @param recorded the rollout as status has it
 * @param asked the content asked for
 * @param revisions every revision that has a snapshot, the one asked for among them once approved
 * @param push what presses on the revision that serves
 * @param terms the rollout terms in force: those of the revision that serves, else of the one asked
 * @param deadlines how long each revision may take to become available, by its own terms
 * @param now the time of the decision
 */
public record Situation(
        RolloutState recorded,
        AskedContent asked,
        List<RevisionFacts> revisions,
        Push push,
        RolloutTerms terms,
        Map<String, Duration> deadlines,
        Instant now) {
    public Situation {
        deadlines = Map.copyOf(deadlines);
    }

    /** A situation in which all revisions have the deadline of the terms in force. */
    public Situation(
            RolloutState recorded,
            AskedContent asked,
            List<RevisionFacts> revisions,
            Push push,
            RolloutTerms terms,
            Instant now) {
        this(recorded, asked, revisions, push, terms, Map.of(), now);
    }

    /**
     * The content asked for.
     *
     * @param id who it is
     * @param standing how it stands
     */
    public record AskedContent(RevisionId id, Standing.Asked standing) {}

    /**
     * What presses on the revision that serves.
     *
     * @param cause the strongest cause against it
     * @param requestedTarget the revision that a person named to go back to
     * @param promotion whether a ready candidate may take over
     */
    public record Push(
            Standing.Cause cause, Optional<String> requestedTarget, Promotion promotion) {}

    /**
     * The rollback that is under way, as long as its target is still approved: a target whose
     * approval ended meanwhile gets no traffic.
     */
    Optional<CandidateRecord> rollbackUnderWay() {
        return recorded.candidate()
                .filter(candidate -> candidate.purpose() == Purpose.Rollback)
                .filter(
                        candidate ->
                                facts(candidate.id().name())
                                        .filter(facts -> facts.approval() == Approval.InForce)
                                        .isPresent());
    }

    /** When a candidate has to be available: its own terms say so, not those of what serves. */
    Instant deadline(CandidateRecord candidate) {
        return candidate
                .since()
                .plus(deadlines.getOrDefault(candidate.id().name(), terms.progressDeadline()));
    }

    /** The facts of a revision, by name. */
    public Optional<RevisionFacts> facts(String name) {
        return revisions.stream().filter(r -> r.id().name().equals(name)).findFirst();
    }
}
