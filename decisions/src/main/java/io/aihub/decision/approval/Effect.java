package io.aihub.decision.approval;

import io.aihub.decision.approval.ClusterPlace.Location;
import io.aihub.decision.approval.Content.RiskClass;
import java.util.Optional;
import java.util.Set;

/**
 * What the decision does beyond its kind.
 *
 * @param lifts the uids of the stops that a {@code Resume} lifts
 * @param cluster where an {@code Approve} lets the content run
 * @param rollbackTo the revision that a {@code Rollback} asks for
 * @param reach how far a {@code Revoke} or {@code Retry} reaches
 * @param hold what a {@code Hold} asks automation to leave alone
 */
public record Effect(
        Set<String> lifts,
        Optional<PlaceLimit> cluster,
        Optional<String> rollbackTo,
        Reach reach,
        Optional<Hold> hold) {
    public Effect {
        lifts = Set.copyOf(lifts);
    }

    /** An effect that says nothing about other content. */
    public Effect(Set<String> lifts, Optional<PlaceLimit> cluster, Optional<String> rollbackTo) {
        this(lifts, cluster, rollbackTo, new Reach(Optional.empty(), Optional.empty()));
    }

    /** An effect that holds nothing. */
    public Effect(
            Set<String> lifts,
            Optional<PlaceLimit> cluster,
            Optional<String> rollbackTo,
            Reach reach) {
        this(lifts, cluster, rollbackTo, reach, Optional.empty());
    }

    /** Nothing beyond the kind. */
    public static Effect none() {
        return new Effect(Set.of(), Optional.empty(), Optional.empty());
    }

    /** How far a decision about one content reaches. */
    public enum Scope {
        /** Other content on the same pods stays as it is. */
        ThisContent,
        /** All content on the same pods, also what is approved later. */
        SamePods
    }

    /**
     * How far a decision about one content reaches.
     *
     * @param scope as the person chose it; absent where nobody chose
     * @param named what is known of the content that the decision names
     */
    public record Reach(Optional<Scope> scope, Optional<NamedContent> named) {}

    /**
     * The content that a decision names.
     *
     * @param servingDigest its pods
     * @param riskClass its class, which the decision has to state
     */
    public record NamedContent(String servingDigest, Optional<RiskClass> riskClass) {}

    /**
     * Where an approval lets the content run. What is absent or empty does not limit.
     *
     * @param location the only kind of place
     * @param jurisdiction the only jurisdiction: a country code, {@code EU} or {@code EEA}
     */
    public record PlaceLimit(Optional<Location> location, String jurisdiction) {}
}
