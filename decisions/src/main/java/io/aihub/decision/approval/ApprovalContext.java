package io.aihub.decision.approval;

import io.aihub.decision.approval.ApprovalDecision.InForce;
import java.time.Instant;
import java.util.Optional;

/**
 * What the gate has to know that is neither content nor decision.
 *
 * @param cluster what this cluster says it is
 * @param guard whether admission policies protect decisions
 * @param standing whether the content is asked for
 * @param serving what receives traffic, absent when nothing does
 * @param quarantined when content with these pods was last rolled back from
 */
public record ApprovalContext(
        ClusterPlace cluster,
        AdmissionGuard guard,
        ContentStanding standing,
        Optional<ServingNow> serving,
        Optional<Instant> quarantined) {
    /** A context in which these pods were never rolled back from. */
    public ApprovalContext(
            ClusterPlace cluster,
            AdmissionGuard guard,
            ContentStanding standing,
            Optional<ServingNow> serving) {
        this(cluster, guard, standing, serving, Optional.empty());
    }

    /**
     * What receives traffic.
     *
     * @param contentDigest of the serving revision
     * @param inForce whether its own approval is in force
     */
    public record ServingNow(String contentDigest, InForce inForce) {}

    /** How the judged content relates to what the model's owner asks for. */
    public enum ContentStanding {
        /** It is what the spec asks for. */
        AskedFor,
        /** It is the content of an earlier revision. */
        Former
    }

    /** Whether the admission policies that protect decisions are installed. */
    public enum AdmissionGuard {
        Present,
        Missing,
        /** Could not be read; counts as missing. */
        Unknown
    }
}
