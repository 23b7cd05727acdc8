package io.aihub.decision.rollout;

import java.util.Objects;

/**
 * Where a rollout stands, in words. Every field is an enum, so that the planner can be proved total
 * over the full product.
 *
 * @param serves what is recorded as answering now
 * @param asked how the content asked for stands
 * @param relation how it relates to the content that serves
 * @param candidate the revision on its way in, if any
 * @param cause why what serves must go, if it must
 * @param target what a rollback could go to
 * @param promotion whether a ready candidate may take the traffic
 */
public record Standing(
        Serves serves,
        Asked asked,
        Relation relation,
        CandidateState candidate,
        Cause cause,
        RollbackTarget target,
        Promotion promotion) {

    public Standing {
        Objects.requireNonNull(serves);
        Objects.requireNonNull(asked);
        Objects.requireNonNull(relation);
        Objects.requireNonNull(candidate);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(target);
        Objects.requireNonNull(promotion);
    }

    /** What is recorded as answering now. */
    public enum Serves {
        Nothing,
        Revision,
        /** A revision is recorded and stopped: no pods, no endpoint. */
        Stopped
    }

    /** How the content asked for stands. */
    public enum Asked {
        /** Hosted elsewhere: a register entry. */
        External,
        /** Its stage is Retired. */
        Retired,
        /** Not approved, or not any more. */
        Waiting,
        /** Approved, but rolled back from: it does not come back by itself. */
        Quarantined,
        /** Approved for its exact digest, today, here. */
        InForce
    }

    /** How the content asked for relates to the content recorded as serving. */
    public enum Relation {
        /** The very same content, or nothing is recorded to compare with. */
        Same,
        /** Other terms, the same pods. */
        SamePods,
        /** Other pods. */
        Other
    }

    /** The revision on its way in. */
    public enum CandidateState {
        None,
        /** Another revision than the one now asked for. */
        Outdated,
        Starting,
        /** Its Deployment is fully available and it answered the golden request. */
        Ready,
        /** Not available within its progress deadline. */
        Late,
        /** Cannot run: its name is taken, or it does not answer the golden request. */
        Refused,
        /** The target of a decided rollback, still starting. */
        RollbackStarting,
        /** The target of a decided rollback, ready for traffic. */
        RollbackReady,
        /** The target of a decided rollback, not available within its progress deadline. */
        RollbackLate
    }

    /** Why what serves must go. The order is the order of precedence, strongest last. */
    public enum Cause {
        None,
        /**
         * Its approval ended and no person stopped it: what serves goes on, what is stopped stays
         * stopped.
         */
        Lapsed,
        /** A person asked for an earlier revision. */
        RollbackRequested,
        /** The decision table ruled a rollback. */
        RollbackRuled,
        /** The decision table or the failure mode ruled the safe state, which is to stop. */
        SafeState,
        /** A person revoked the approval of what serves. */
        Revoked,
        /** A person suspended the model. */
        Suspended
    }

    /** What a rollback could go to. */
    public enum RollbackTarget {
        None,
        /** An eligible revision whose pods are ready. */
        Warm,
        /** An eligible revision whose pods have to start first. */
        Cold
    }

    /** Whether a ready candidate may take the traffic. */
    public enum Promotion {
        Open,
        /** A hold or a breached signal pauses promotion. */
        Held,
        /** The baseline of what serves is not stored yet. */
        BaselineMissing
    }
}
