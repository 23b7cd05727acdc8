package io.aihub.decision.observation;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.Finding;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.Scrapes;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutPlan;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one pass decides on, gathered from caches and memory.
 *
 * @param register what the register says outside any approval
 * @param asked the content asked for
 * @param revisions every content that has a snapshot; the one asked for may be among them
 * @param recorded what status remembers
 * @param traffic where it is seen to go
 * @param monitored what was measured on the revision that serves, by its own terms
 * @param problems what could not be read or applied
 * @param now the time of the pass
 */
public record Observation(
        Register register,
        ObservedRevision asked,
        List<ObservedRevision> revisions,
        Recorded recorded,
        Traffic traffic,
        Monitored monitored,
        List<Finding> problems,
        Instant now) {

    /**
     * @param generation of the spec
     * @param hold what the register asks automation to leave alone
     */
    public record Register(long generation, Hold hold) {}

    /**
     * What status remembers.
     *
     * @param rollout where the rollout stands
     * @param signals the state of each signal on the revision that serves
     * @param conditions as shown, to be carried on and never decided on
     * @param serving what the last pass remembered of what serves
     * @param lapsedAt since when what serves has no valid approval, absent while it has
     * @param last the action that was recorded last
     */
    public record Recorded(
            RolloutState rollout,
            Map<String, SignalStanding> signals,
            List<ConditionFact> conditions,
            ServingMemory serving,
            Optional<Instant> lapsedAt,
            Optional<LastAction> last) {

        /** Before the first pass. */
        public static final Recorded NOTHING =
                new Recorded(
                        RolloutState.NONE,
                        Map.of(),
                        List.of(),
                        ServingMemory.NONE,
                        Optional.empty(),
                        Optional.empty());
    }

    /**
     * The action that was recorded last. Its effects on snapshots follow from it, so that a crash
     * between the two loses nothing.
     *
     * @param what one word
     * @param from the revision that the traffic left
     * @param reason why, from the shared vocabulary
     * @param at when it was recorded
     * @param record the uid of the person's decision that it carried out
     * @param by user name of that person
     * @param signal that broke
     * @param message what was told of it; nothing is decided on that
     */
    public record LastAction(
            RolloutPlan.What what,
            Optional<String> from,
            String reason,
            Instant at,
            Optional<String> record,
            Optional<String> by,
            Optional<String> signal,
            Optional<String> message) {

        /** Whether it rolled back from a revision for a cause that quarantines. */
        public boolean quarantines(RevisionId id) {
            return what == RolloutPlan.What.RollBack
                    && from.equals(Optional.of(id.name()))
                    && !reason.equals(Reason.Revoked.name());
        }
    }

    /**
     * What was measured on the revision that serves.
     *
     * @param signals its terms
     * @param references counts to compare with, by signal
     * @param windows closed on this revision, oldest first
     * @param unavailable why nothing can be measured, absent when it can
     * @param scrapes whether counts arrive at this moment
     */
    public record Monitored(
            List<SignalTerms> signals,
            Map<String, Histogram> references,
            List<ClosedWindow> windows,
            Optional<Finding> unavailable,
            Scrapes scrapes) {

        /** Nothing serves, or its terms name no signal. */
        public static final Monitored NOTHING =
                new Monitored(List.of(), Map.of(), List.of(), Optional.empty());

        /** Before anything was scraped. */
        public Monitored(
                List<SignalTerms> signals,
                Map<String, Histogram> references,
                List<ClosedWindow> windows,
                Optional<Finding> unavailable) {
            this(signals, references, windows, unavailable, Scrapes.UNKNOWN);
        }
    }

    /** The serving digest whose pods the traffic is seen to go to, absent for none. */
    public Optional<String> endpoint() {
        return traffic.endpoint();
    }

    /**
     * Whether what is recorded as serving answers, as far as its objects are concerned: its
     * Deployment is the model's own, and the traffic reaches its pods.
     */
    public boolean answers(RolloutState rollout) {
        return rollout.serves() == Serves.Revision
                && rollout.serving()
                        .filter(id -> traffic.reaches(id.servingDigest()))
                        .filter(id -> !isNameTaken(id))
                        .isPresent();
    }

    private boolean isNameTaken(RevisionId id) {
        return revision(id.name())
                .filter(seen -> seen.workload() == WorkloadState.NameTaken)
                .isPresent();
    }

    /** The same, without a stored time beyond now. */
    public Observation trusted() {
        return StoredTimes.trusted(this);
    }

    /**
     * When the pods of a revision were last rolled back from, by a snapshot or by the last action,
     * whatever terms they had.
     */
    public Optional<Instant> quarantinedAt(RevisionId id) {
        return revisions.stream()
                .filter(revision -> revision.id().samePods(id))
                .flatMap(revision -> rolledBackAt(revision).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> rolledBackAt(ObservedRevision revision) {
        return recorded.last()
                .filter(last -> last.quarantines(revision.id()))
                .map(LastAction::at)
                .or(() -> revision.history().quarantined());
    }

    /** A revision by its name. */
    public Optional<ObservedRevision> revision(String name) {
        return revisions.stream().filter(seen -> seen.id().name().equals(name)).findFirst();
    }

    /** The revision that is recorded as serving or stopped. */
    public Optional<ObservedRevision> serving() {
        return recorded.rollout().serving().flatMap(id -> revision(id.name()));
    }
}
