package io.aihub.decision.approval;

import io.aihub.decision.approval.ClusterPlace.Location;
import java.util.Optional;
import java.util.Set;

/**
 * What the decision does beyond its kind.
 *
 * @param lifts the uids of the stops that a {@code Resume} lifts
 * @param cluster where an {@code Approve} lets the content run
 * @param rollbackTo the revision that a {@code Rollback} asks for
 */
public record Effect(Set<String> lifts, Optional<PlaceLimit> cluster, Optional<String> rollbackTo) {
    public Effect {
        lifts = Set.copyOf(lifts);
    }

    /** Nothing beyond the kind. */
    public static Effect none() {
        return new Effect(Set.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Where an approval lets the content run. What is absent or empty does not limit.
     *
     * @param location the only kind of place
     * @param jurisdiction the only jurisdiction: a country code, {@code EU} or {@code EEA}
     */
    public record PlaceLimit(Optional<Location> location, String jurisdiction) {}
}
