package io.aihub.decision.approval;

import java.util.Optional;

/**
 * What the cluster says it is, in the operator's settings.
 *
 * @param location absent when the settings do not say
 * @param region where it stands, a two-letter country code or free text, empty when not said
 * @param jurisdiction of whoever runs it, a two-letter country code, empty when not said
 */
public record ClusterPlace(Optional<Location> location, String region, String jurisdiction) {
    /** A place of which nothing is known; it satisfies no limit. */
    public static ClusterPlace unknown() {
        return new ClusterPlace(Optional.empty(), "", "");
    }

    /** What kind of place a cluster is. */
    public enum Location {
        OnPremises,
        EuCloud,
        Cloud
    }
}
