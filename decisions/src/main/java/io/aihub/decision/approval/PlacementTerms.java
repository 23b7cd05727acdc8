package io.aihub.decision.approval;

import io.aihub.decision.approval.ClusterPlace.Location;
import java.util.List;
import java.util.Set;

/**
 * Where the content lets itself run; an empty set does not limit.
 *
 * @param allowed kinds of place
 * @param residency country codes, {@code EU} or {@code EEA}
 */
public record PlacementTerms(Set<Location> allowed, List<String> residency) {
    public PlacementTerms {
        allowed = Set.copyOf(allowed);
        residency = List.copyOf(residency);
    }

    /** Anywhere. */
    public static PlacementTerms anywhere() {
        return new PlacementTerms(Set.of(), List.of());
    }
}
