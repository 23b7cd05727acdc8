package io.aihub.decision.approval;

import io.aihub.decision.Finding;
import io.aihub.decision.approval.QuorumStanding.GivenRole;
import io.aihub.decision.approval.QuorumStanding.RoleCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the gate answers. Two answers are equal whenever nothing that a reader could see differs.
 *
 * @param state one word, derived
 * @param inForce whether this content may be started or switched to
 * @param causes why not, gravest first; empty exactly when in force
 * @param validity until when, and what sets that end
 * @param policies names of the policies that were applied, sorted
 * @param quorum required, given, missing
 * @param findings all of them, strongest level first
 * @param missingFields those findings that make the register entry a draft
 * @param stops what status has to remember
 * @param bar what keeps this content from starting or switching, never from serving on
 * @param nextCheck next moment at which the answer can change, absent when time changes nothing
 * @param graceForRunning the shortest grace that a policy gives content that serves
 */
public record ApprovalDecision(
        ApprovalState state,
        InForce inForce,
        List<Blocker> causes,
        Expiry validity,
        List<String> policies,
        QuorumStanding quorum,
        List<Finding> findings,
        List<Finding> missingFields,
        Stops stops,
        StartBar bar,
        Optional<Instant> nextCheck,
        Optional<Duration> graceForRunning) {

    /**
     * How long the approval lasts.
     *
     * @param effectiveUntil the earliest of all ends, absent when there is no approval
     * @param limitedBy what sets it, for example {@code approval.validUntil}; empty when nothing
     */
    public record Expiry(Optional<Instant> effectiveUntil, String limitedBy) {
        /** No approval, so no end. */
        public static Expiry none() {
            return new Expiry(Optional.empty(), "");
        }
    }

    /**
     * The stops of the model.
     *
     * @param held to be remembered in status, also those on other content or lifted for a time
     * @param active those that hold this content now
     * @param liftedForGood uids that need not be judged again
     */
    public record Stops(List<RecordedStop> active, List<HeldStop> held, Set<String> liftedForGood) {
        public Stops {
            active = List.copyOf(active);
            held = List.copyOf(held);
            liftedForGood = Set.copyOf(liftedForGood);
        }
    }

    public ApprovalDecision {
        causes = List.copyOf(causes);
        policies = List.copyOf(policies);
        findings = List.copyOf(findings);
        missingFields = List.copyOf(missingFields);
    }

    /** Whether this content may be started or switched to. */
    public boolean isInForce() {
        return inForce == InForce.Yes;
    }

    /**
     * Whether what serves with this content has to stop: by a person, a safety stop or retirement.
     */
    public boolean stopsServing() {
        return causes.stream().anyMatch(Blocker::stopsServing);
    }

    public Optional<Instant> effectiveUntil() {
        return validity.effectiveUntil();
    }

    public String limitedBy() {
        return validity.limitedBy();
    }

    public List<RoleCount> required() {
        return quorum.required();
    }

    public List<GivenRole> given() {
        return quorum.given();
    }

    public List<String> missing() {
        return quorum.missing();
    }

    public List<RecordedStop> activeStops() {
        return stops.active();
    }

    /** Whether this content may be started or switched to now. */
    public enum InForce {
        Yes,
        No
    }
}
