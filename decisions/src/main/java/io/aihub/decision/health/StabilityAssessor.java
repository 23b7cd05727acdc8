package io.aihub.decision.health;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.revision.RevisionSeen;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.Optional;

/** Says since when a revision is stable: within its limits for as long as its terms ask. */
public final class StabilityAssessor {
    private StabilityAssessor() {}

    /**
     * When a revision that serves will have earned to be a rollback target, if its signals stay as
     * they are.
     */
    public static Optional<Instant> stableFrom(
            Observation seen, RevisionSeen revision, Health health) {
        boolean serves =
                seen.recorded().rollout().serves() == Serves.Revision
                        && seen.recorded().rollout().serving().equals(Optional.of(revision.id()));
        if (!serves) {
            return Optional.empty();
        }
        Instant since = seen.recorded().rollout().since().orElse(seen.now());
        if (health.overall() == Overall.NotMonitored) {
            return Optional.of(since.plus(revision.terms().stableAfter()));
        }
        return seen.recorded()
                .condition(ConditionType.SignalsWithinLimits)
                .filter(fact -> health.overall() == Overall.WithinLimits)
                .filter(fact -> fact.status() == ConditionStatus.True)
                .map(ConditionFact::lastTransition)
                .map(at -> at.isAfter(since) ? at : since)
                .map(at -> at.plus(revision.terms().stableAfter()));
    }
}
