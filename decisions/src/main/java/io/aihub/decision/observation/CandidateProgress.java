package io.aihub.decision.observation;

import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import java.time.Instant;

/** How far a revision on its way in has come. */
public enum CandidateProgress {
    /** Its pods are starting. */
    Starting,
    /** They were not available by the deadline of its terms. */
    Late,
    /** It could take the traffic. */
    Ready,
    /** An object of somebody else has a name that it needs. */
    NameTaken,
    /** Its pods did not answer a golden request. */
    SmokeTestFailed;

    /** How far a candidate has come at the moment of an observation. */
    public static CandidateProgress of(Observation seen, CandidateRecord candidate) {
        WorkloadState workload =
                seen.revision(candidate.id().name())
                        .map(ObservedRevision::workload)
                        .orElse(WorkloadState.Absent);
        return switch (workload) {
            case NameTaken -> NameTaken;
            case SmokeTestFailed -> SmokeTestFailed;
            case Ready -> Ready;
            case Absent, Starting ->
                    seen.now().isAfter(deadline(seen, candidate)) ? Late : Starting;
        };
    }

    /** When a candidate has to be available, by its own terms. */
    public static Instant deadline(Observation seen, CandidateRecord candidate) {
        ObservedRevision terms = seen.revision(candidate.id().name()).orElse(seen.asked());
        return candidate.since().plus(terms.terms().progressDeadline());
    }
}
