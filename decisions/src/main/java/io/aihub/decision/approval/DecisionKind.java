package io.aihub.decision.approval;

/** What a person decides in one {@code ModelDecision}. */
public enum DecisionKind {
    /** Binds a role's consent to one content digest, until a date. */
    Approve,
    /** Refuses one content digest; only other content gets past it. */
    Reject,
    /** Asks for changes; the same person's later approval of the same content withdraws it. */
    RequestChanges,
    /** Stops the model, whatever its content, until a {@link #Resume} names the stop. */
    Suspend,
    /** Lifts the stops that it names. */
    Resume,
    /** Ends the use of one content digest for good. */
    Revoke,
    /**
     * Lets one quarantined content be tried again. Like an approval it needs the whole quorum, of
     * people who say so after the quarantine.
     */
    Retry,
    /** Stands in for the quorum in an emergency, for hours. */
    BreakGlass,
    /** Says that a person has seen something; it moves nothing, and the gate does not read it. */
    Acknowledge,
    /** An opinion; the gate does not read it. */
    Advise,
    /** Asks for an earlier revision; the planner reads it, the gate does not. */
    Rollback,
    /** Asks automation to leave the model alone; the planner reads it, the gate does not. */
    Hold;

    /** Whether the decision speaks about one content digest instead of the whole model. */
    public boolean bindsContent() {
        return switch (this) {
            case Approve, Reject, RequestChanges, Revoke, Retry, BreakGlass -> true;
            default -> false;
        };
    }

    /** Whether the decision can let something run that would not run without it. */
    public boolean permits() {
        return this == Approve || this == Retry || this == Resume || this == BreakGlass;
    }
}
