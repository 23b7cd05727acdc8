package io.aihub.decision.rollout;

import io.aihub.decision.Reason;
import io.aihub.decision.revision.RevisionFacts;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.rollback.RollbackTargetPicker.Pick;
import io.aihub.decision.rollout.RolloutPlan.Action;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import io.aihub.decision.rollout.RolloutState.Purpose;
import io.aihub.decision.rollout.Standing.Cause;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From a situation to the plan: which step, what is recorded, what runs. A pure function, so that
 * planning again on its own recorded result adds no action.
 */
public final class RolloutPlanner {
    private final StandingAssessor assessor = new StandingAssessor();
    private final StepPicker steps = new StepPicker();
    private final WorkloadPlanner workloads = new WorkloadPlanner();

    /** The plan for a situation. Total: it never throws. */
    public RolloutPlan plan(Situation situation) {
        StandingAssessor.Assessed assessed = assessor.assess(situation);
        RolloutStep step = resolve(steps.pick(assessed.standing()), situation);
        RolloutState next = next(step, situation, assessed.pick());
        Optional<Action> action = action(step, situation, next);
        boolean lookedForTarget = lookedForTarget(situation, step);
        return new RolloutPlan(
                step,
                next,
                action,
                workloads.plan(next, situation, step),
                endpoint(next),
                lookedForTarget ? assessed.pick().refused() : List.of(),
                recheckAt(next, situation));
    }

    /** The safe state is a term of the model: stop, or keep serving and say so. */
    private static RolloutStep resolve(RolloutStep step, Situation situation) {
        if (step != RolloutStep.SafeState) {
            return step;
        }
        boolean keep = situation.terms().safeState() == SafeState.KeepServing;
        return keep ? RolloutStep.Keep : RolloutStep.Stop;
    }

    private static RolloutState next(RolloutStep step, Situation situation, Pick pick) {
        RolloutState now = situation.recorded();
        Instant at = situation.now();
        return switch (step) {
            case Wait, Keep, Await, StoreBaseline, SafeState -> now;
            case Abandon -> now.withCandidate(Optional.empty());
            case Deploy -> now.withCandidate(candidate(situation.asked().id(), at));
            case PrepareRollback -> prepared(situation, pick);
            case Switch -> now.handedTo(now.candidate().orElseThrow().id(), at);
            case AdoptTerms -> adopted(now, situation.asked().id());
            case RollBack -> now.handedTo(rollbackTarget(situation, pick), at);
            case Stop -> now.withServes(Serves.Stopped, at);
            case Restart -> now.withServes(Serves.Revision, at);
            case Retire -> RolloutState.NONE;
        };
    }

    private static Optional<CandidateRecord> candidate(RevisionId id, Instant at) {
        return Optional.of(new CandidateRecord(id, at, Purpose.Promotion));
    }

    /** A rollback already under way keeps its target and its clock. */
    private static RolloutState prepared(Situation situation, Pick pick) {
        RolloutState now = situation.recorded();
        if (situation.rollbackUnderWay().isPresent()) {
            return now;
        }
        RevisionId target = pick.target().orElseThrow().id();
        return now.withCandidate(
                Optional.of(new CandidateRecord(target, situation.now(), Purpose.Rollback)));
    }

    private static RevisionId rollbackTarget(Situation situation, Pick pick) {
        return situation
                .rollbackUnderWay()
                .map(CandidateRecord::id)
                .or(() -> pick.target().map(RevisionFacts::id))
                .orElseThrow();
    }

    /** New terms over the same pods move no traffic, so since and previous stay as they are. */
    private static RolloutState adopted(RolloutState now, RevisionId asked) {
        return new RolloutState(
                now.serves(), Optional.of(asked), now.since(), now.previous(), Optional.empty());
    }

    private static Optional<Action> action(
            RolloutStep step, Situation situation, RolloutState next) {
        RolloutState before = situation.recorded();
        if (next.equals(before)) {
            return Optional.empty();
        }
        Optional<RevisionId> from = before.serving();
        return switch (step) {
            case Deploy ->
                    Optional.of(new Action(What.Deploy, from, incoming(next), Reason.Deploying));
            case Switch ->
                    Optional.of(new Action(What.Switch, from, next.serving(), Reason.Switched));
            case AdoptTerms ->
                    Optional.of(
                            new Action(What.AdoptTerms, from, next.serving(), Reason.TermsChanged));
            case PrepareRollback ->
                    Optional.of(
                            new Action(What.PrepareRollback, from, incoming(next), why(situation)));
            case RollBack ->
                    Optional.of(new Action(What.RollBack, from, next.serving(), why(situation)));
            case Stop ->
                    Optional.of(
                            new Action(What.Stop, from, Optional.empty(), whyStopped(situation)));
            case Restart ->
                    Optional.of(
                            new Action(
                                    What.Restart,
                                    Optional.empty(),
                                    next.serving(),
                                    Reason.Resumed));
            case Retire ->
                    Optional.of(new Action(What.Retire, from, Optional.empty(), Reason.Retired));
            case Wait, Keep, Await, Abandon, StoreBaseline, SafeState -> Optional.empty();
        };
    }

    private static Optional<RevisionId> incoming(RolloutState next) {
        return next.candidate().map(CandidateRecord::id);
    }

    private static Reason why(Situation situation) {
        return switch (situation.push().cause()) {
            case Suspended -> Reason.Suspended;
            case Revoked -> Reason.Revoked;
            case SafeState -> Reason.SafetyStopped;
            case RollbackRequested -> Reason.RollbackRequested;
            case RollbackRuled, None, Lapsed -> Reason.RolledBack;
        };
    }

    private static Reason whyStopped(Situation situation) {
        return switch (situation.push().cause()) {
            case Suspended -> Reason.Suspended;
            case Revoked -> Reason.Revoked;
            case SafeState, RollbackRequested, RollbackRuled, None, Lapsed -> Reason.SafetyStopped;
        };
    }

    private static boolean lookedForTarget(Situation situation, RolloutStep step) {
        Cause cause = situation.push().cause();
        boolean wanted =
                cause == Cause.Revoked
                        || cause == Cause.RollbackRuled
                        || cause == Cause.RollbackRequested;
        return wanted && step != RolloutStep.RollBack && step != RolloutStep.PrepareRollback;
    }

    private static Optional<String> endpoint(RolloutState next) {
        return next.serves() == Serves.Revision
                ? next.serving().map(RevisionId::servingDigest)
                : Optional.empty();
    }

    private static Optional<Instant> recheckAt(RolloutState next, Situation situation) {
        Optional<Instant> deadline = next.candidate().map(situation::deadline);
        Optional<Instant> previous =
                next.previous().flatMap(id -> WorkloadPlanner.previousUntil(next, situation));
        Optional<Instant> stable =
                next.since().map(since -> since.plus(situation.terms().stableAfter()));
        return Stream.of(deadline, previous, stable)
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(situation.now()))
                .min(Instant::compareTo);
    }
}
