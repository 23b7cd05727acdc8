package io.aihub.decision.plan;

import io.aihub.decision.Finding;
import io.aihub.decision.Reason;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.Observation.LastAction;
import io.aihub.decision.plan.Served.Began;
import io.aihub.decision.plan.Served.Ended;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutPlan;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what is newly known of the times in which a revision answers. A time begins with the
 * decision, which is stored before the traffic moves, and ends when the traffic is seen to have
 * left: so it covers all of the time in which the revision did answer.
 */
final class ServedPlanner {
    /** For so long the end of a time is waited for; later, the next reconcile finds it. */
    private static final Duration EXPECTED = Duration.ofMinutes(1);

    private ServedPlanner() {}

    static Optional<Served> served(Observation seen, ObservedRevision revision, RolloutPlan plan) {
        boolean open = revision.history().servingSince().isPresent();
        if (serves(plan.next(), revision.id())) {
            if (!seen.answers(plan.next())) {
                return open ? Optional.of(new Ended(seen.now(), hidden(seen))) : Optional.empty();
            }
            return open ? Optional.empty() : Optional.of(new Began(began(seen, revision, plan)));
        }
        return open ? ended(seen, revision.id(), plan) : Optional.empty();
    }

    private static boolean serves(RolloutState rollout, RevisionId id) {
        return rollout.serves() == Serves.Revision && rollout.serving().equals(Optional.of(id));
    }

    /** Somebody else's object of the name hides it, or the API server refuses its Service. */
    private static Optional<String> hidden(Observation seen) {
        Reason reason = seen.traffic().obstacle().flatMap(Finding::reason).orElse(Reason.NameTaken);
        return Optional.of(reason.name());
    }

    /**
     * Newly approved terms move no traffic; their content serves since they took effect. What was
     * seen to answer no more, and was not decided to leave, answers again from now on.
     */
    private static Instant began(Observation seen, ObservedRevision revision, RolloutPlan plan) {
        Instant moved = plan.next().since().orElse(seen.now());
        boolean again =
                serves(seen.recorded().rollout(), revision.id())
                        && revision.history()
                                .lastServed()
                                .filter(last -> !last.isBefore(moved))
                                .isPresent();
        if (plan.step() == RolloutStep.AdoptTerms || again) {
            return seen.now();
        }
        return adopted(seen).map(LastAction::at).filter(at -> at.isAfter(moved)).orElse(moved);
    }

    private static Optional<LastAction> adopted(Observation seen) {
        return seen.recorded().last().filter(last -> last.what() == What.AdoptTerms);
    }

    private static Optional<Served> ended(Observation seen, RevisionId id, RolloutPlan plan) {
        Optional<LastAction> left =
                seen.recorded().last().filter(last -> last.from().equals(Optional.of(id.name())));
        if (serves(seen.recorded().rollout(), id)) {
            return plan.step() == RolloutStep.AdoptTerms
                    ? Optional.of(new Ended(seen.now(), Optional.of(Reason.TermsChanged.name())))
                    : Optional.empty();
        }
        boolean shared = plan.next().serving().filter(id::samePods).isPresent();
        if (!shared && seen.endpoint().equals(Optional.of(id.servingDigest()))) {
            return Optional.empty();
        }
        Instant to =
                left.filter(last -> last.what() == What.AdoptTerms)
                        .map(LastAction::at)
                        .orElse(seen.now());
        return Optional.of(new Ended(to, left.map(LastAction::reason)));
    }

    /** Whether the traffic of a revision is about to be seen to have left it. */
    static boolean isLeaving(Observation seen, RolloutPlan plan) {
        boolean recent =
                plan.action().isPresent()
                        || seen.recorded()
                                .last()
                                .filter(last -> seen.now().isBefore(last.at().plus(EXPECTED)))
                                .isPresent();
        return recent
                && seen.revisions().stream()
                        .filter(revision -> revision.history().servingSince().isPresent())
                        .anyMatch(revision -> !serves(plan.next(), revision.id()));
    }
}
