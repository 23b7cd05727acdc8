package io.aihub.decision.approval;

/**
 * Why content is not in force, gravest first. Only the causes for which {@link #stopsServing()}
 * holds may stop what already serves; the others keep new content from starting.
 */
public enum Blocker {
    /** A person ended the use of this content digest. */
    Revoked,
    /** A stop holds the model. */
    Suspended,
    /** The risk class is prohibited. */
    Prohibited,
    /** The stage is {@code Retired}. */
    Retired,
    /** A person refused this content or asked for changes. */
    Rejected,
    /** No governance policy selects the model, or none names a quorum for its class. */
    NoPolicy,
    /** The admission policies that decisions rely on are not installed. */
    AdmissionMissing,
    /** A rule at level {@code Enforce} is broken or a mandatory field is missing. */
    RuleViolation,
    /** This cluster is not a place that the content allows. */
    Placement,
    /** A quorum, dated evidence or the content's own validity has run out. */
    Expired,
    /** The content's own validity has not begun. */
    NotYetValid,
    /** This content serves, so it was approved once, and is no longer under today's policies. */
    PolicyChanged,
    /** Some required roles have approved. */
    Incomplete,
    /** No required role has approved this content. */
    NeverApproved;

    /**
     * Whether the cause is an order to stop what serves: a person's stop, a safety stop or
     * retirement.
     */
    public boolean stopsServing() {
        return this == Revoked || this == Suspended || this == Retired;
    }
}
