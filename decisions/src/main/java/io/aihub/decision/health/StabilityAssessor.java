package io.aihub.decision.health;

import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.Optional;

/** Says since when a revision is stable: within its limits for as long as its terms ask. */
public final class StabilityAssessor {
    private StabilityAssessor() {}

    /** When the serving revision becomes stable, if its signals stay as they are. */
    public static Optional<Instant> stableFrom(
            Observation seen, ObservedRevision revision, Health health) {
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
                .serving()
                .withinLimitsSince()
                .filter(at -> health.overall() == Overall.WithinLimits)
                .map(at -> at.isAfter(since) ? at : since)
                .map(at -> at.plus(revision.terms().stableAfter()));
    }
}
