package io.aihub.decision.approval;

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
}
