package io.aihub.decision.rollout;

import io.aihub.decision.rollout.Standing.Asked;
import io.aihub.decision.rollout.Standing.CandidateState;
import io.aihub.decision.rollout.Standing.Cause;
import io.aihub.decision.rollout.Standing.Relation;
import io.aihub.decision.rollout.Standing.RollbackTarget;
import io.aihub.decision.rollout.Standing.Serves;

/**
 * The state machine of a rollout: every standing has exactly one next step.
 *
 * <p>Precedence: retirement, then people who stop, then safety, then what is asked for. What serves
 * stops serving for a {@link Cause} only; a lapsed approval of other content never moves it
 * (docs/design.md, "Approval").
 */
public final class StepPicker {

    /** The next step. Total: never null, never throws. */
    public RolloutStep pick(Standing standing) {
        if (standing.asked() == Asked.Retired) {
            return retire(standing);
        }
        return switch (standing.serves()) {
            case Nothing -> nothingServes(standing);
            case Revision -> leave(standing);
            case Stopped -> stopped(standing);
        };
    }

    private static RolloutStep retire(Standing standing) {
        boolean idle =
                standing.serves() == Serves.Nothing && standing.candidate() == CandidateState.None;
        return idle ? RolloutStep.Wait : RolloutStep.Retire;
    }

    /** Only a suspension counts here: the other causes are about something that serves. */
    private static RolloutStep nothingServes(Standing standing) {
        if (standing.cause() == Cause.Suspended || standing.asked() != Asked.InForce) {
            return standing.candidate() == CandidateState.None
                    ? RolloutStep.Wait
                    : RolloutStep.Abandon;
        }
        return bringIn(standing);
    }

    private static RolloutStep stopped(Standing standing) {
        return switch (standing.cause()) {
            case Suspended, SafeState -> holdStill(standing);
            case Revoked, Lapsed ->
                    standing.asked() == Asked.InForce ? bringIn(standing) : holdStill(standing);
            case None, RollbackRuled, RollbackRequested -> liftedStop(standing);
        };
    }

    private static RolloutStep liftedStop(Standing standing) {
        boolean newer = standing.asked() == Asked.InForce && standing.relation() == Relation.Other;
        return newer ? bringIn(standing) : RolloutStep.Restart;
    }

    private static RolloutStep holdStill(Standing standing) {
        return standing.candidate() == CandidateState.None ? RolloutStep.Keep : RolloutStep.Abandon;
    }

    private static RolloutStep leave(Standing standing) {
        return switch (standing.cause()) {
            case Suspended, SafeState -> RolloutStep.Stop;
            case Revoked ->
                    standing.target() == RollbackTarget.None
                            ? RolloutStep.Stop
                            : RolloutStep.RollBack;
            case RollbackRuled -> rollBack(standing, RolloutStep.SafeState);
            case RollbackRequested -> requested(standing);
            case None, Lapsed -> undisturbed(standing);
        };
    }

    /**
     * A request to roll back without an eligible target becomes a finding, and the rollout goes on.
     */
    private static RolloutStep requested(Standing standing) {
        return standing.target() == RollbackTarget.None
                ? undisturbed(standing)
                : rollBack(standing, RolloutStep.Keep);
    }

    private static RolloutStep rollBack(Standing standing, RolloutStep withoutTarget) {
        if (standing.candidate() == CandidateState.RollbackLate) {
            return withoutTarget;
        }
        return switch (standing.target()) {
            case Warm -> RolloutStep.RollBack;
            case Cold -> RolloutStep.PrepareRollback;
            case None -> withoutTarget;
        };
    }

    private static RolloutStep undisturbed(Standing standing) {
        switch (standing.candidate()) {
            case RollbackReady:
                return RolloutStep.RollBack;
            case RollbackStarting:
                return RolloutStep.Await;
            case RollbackLate:
                return RolloutStep.SafeState;
            default:
                break;
        }
        boolean wanted = standing.asked() == Asked.InForce && standing.relation() == Relation.Other;
        if (wanted) {
            return bringIn(standing);
        }
        if (standing.candidate() != CandidateState.None) {
            return RolloutStep.Abandon;
        }
        boolean terms =
                standing.asked() == Asked.InForce && standing.relation() == Relation.SamePods;
        return terms ? RolloutStep.AdoptTerms : RolloutStep.Keep;
    }

    private static RolloutStep bringIn(Standing standing) {
        return switch (standing.candidate()) {
            case None, Outdated -> RolloutStep.Deploy;
            case Starting, Late, Refused -> RolloutStep.Await;
            case RollbackStarting, RollbackReady, RollbackLate -> RolloutStep.Abandon;
            case Ready -> takeOver(standing);
        };
    }

    private static RolloutStep takeOver(Standing standing) {
        return switch (standing.promotion()) {
            case Open -> RolloutStep.Switch;
            case Held -> RolloutStep.Await;
            case BaselineMissing ->
                    standing.serves() == Serves.Revision
                            ? RolloutStep.StoreBaseline
                            : RolloutStep.Switch;
        };
    }
}
