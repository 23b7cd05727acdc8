package io.aihub.decision.rollout;

import io.aihub.decision.Reason;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollback.RollbackTargetPicker.RefusedTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rollout does next. It is recorded whole before any of it is applied.
 *
 * @param step what was decided
 * @param next the rollout as it is to be recorded
 * @param action the action that begins with this step, absent when nothing new begins
 * @param workloads what runs, given {@code next}; what is not named here is taken away
 * @param endpoint the serving digest that gets the traffic, absent when nothing may
 * @param refused why revisions did not qualify as rollback targets, where one was looked for
 * @param recheckAt the next moment at which time alone can change the plan
 */
public record RolloutPlan(
        RolloutStep step,
        RolloutState next,
        Optional<Action> action,
        List<WorkloadWish> workloads,
        Optional<String> endpoint,
        List<RefusedTarget> refused,
        Optional<Instant> recheckAt) {

    /**
     * Something that begins: it becomes {@code status.lastAction}, an event and a count.
     *
     * @param what begins
     * @param from the revision that the traffic leaves, if any
     * @param to the revision that it goes to, if any
     * @param reason why
     */
    public record Action(
            What what, Optional<RevisionId> from, Optional<RevisionId> to, Reason reason) {}

    /** The kinds of action. */
    public enum What {
        Deploy,
        Switch,
        AdoptTerms,
        PrepareRollback,
        RollBack,
        Stop,
        Restart,
        Retire
    }

    /**
     * @param revision whose snapshot describes the pods
     * @param presence whether they run
     */
    public record WorkloadWish(RevisionId revision, Presence presence) {}

    /** Whether pods run. */
    public enum Presence {
        Run,
        /** The Deployment stays, with no replicas. */
        Zero
    }
}
