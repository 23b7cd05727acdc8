package io.aihub.decision.rollout;

import io.aihub.decision.rollout.Standing.Asked;
import io.aihub.decision.rollout.Standing.Candidate;
import io.aihub.decision.rollout.Standing.Cause;
import io.aihub.decision.rollout.Standing.Relation;
import io.aihub.decision.rollout.Standing.Serves;
import io.aihub.decision.rollout.Standing.Target;

/**
 * The state machine of a rollout: every standing has exactly one next step.
 *
 * <p>Precedence: retirement, then people who stop, then safety, then what is asked for. What serves
 * leaves for a {@link Cause} only; a lapsed approval of other content never moves it (DESIGN
 * section 6).
 */
public final class StepPicker {

    /** The next step. Total: never null, never throws. */
    public Step pick(Standing standing) {
        if (standing.asked() == Asked.Retired) {
            return retire(standing);
        }
        return switch (standing.serves()) {
            case Nothing -> nothingServes(standing);
            case Revision -> leave(standing);
            case Stopped -> stopped(standing);
        };
    }

    private static Step retire(Standing standing) {
        boolean idle =
                standing.serves() == Serves.Nothing && standing.candidate() == Candidate.None;
        return idle ? Step.Wait : Step.Retire;
    }

    /** Only a person's stop holds here: the other causes are about something that serves. */
    private static Step nothingServes(Standing standing) {
        if (standing.cause() == Cause.Suspended || standing.asked() != Asked.InForce) {
            return standing.candidate() == Candidate.None ? Step.Wait : Step.Abandon;
        }
        return bringIn(standing);
    }

    private static Step stopped(Standing standing) {
        return switch (standing.cause()) {
            case Suspended, SafeState -> holdStill(standing);
            case Revoked, Lapsed ->
                    standing.asked() == Asked.InForce ? bringIn(standing) : holdStill(standing);
            case None, RollbackRuled, RollbackRequested -> liftedStop(standing);
        };
    }

    private static Step liftedStop(Standing standing) {
        boolean newer = standing.asked() == Asked.InForce && standing.relation() == Relation.Other;
        return newer ? bringIn(standing) : Step.Restart;
    }

    private static Step holdStill(Standing standing) {
        return standing.candidate() == Candidate.None ? Step.Keep : Step.Abandon;
    }

    private static Step leave(Standing standing) {
        return switch (standing.cause()) {
            case Suspended, SafeState -> Step.Stop;
            case Revoked -> standing.target() == Target.None ? Step.Stop : Step.RollBack;
            case RollbackRuled -> rollBack(standing, Step.SafeState);
            case RollbackRequested -> requested(standing);
            case None, Lapsed -> undisturbed(standing);
        };
    }

    /** A request that nothing can answer is told, and holds nothing else up. */
    private static Step requested(Standing standing) {
        return standing.target() == Target.None
                ? undisturbed(standing)
                : rollBack(standing, Step.Keep);
    }

    private static Step rollBack(Standing standing, Step withoutTarget) {
        if (standing.candidate() == Candidate.RollbackLate) {
            return withoutTarget;
        }
        return switch (standing.target()) {
            case Warm -> Step.RollBack;
            case Cold -> Step.PrepareRollback;
            case None -> withoutTarget;
        };
    }

    private static Step undisturbed(Standing standing) {
        switch (standing.candidate()) {
            case RollbackReady:
                return Step.RollBack;
            case RollbackStarting:
                return Step.Await;
            case RollbackLate:
                return Step.SafeState;
            default:
                break;
        }
        boolean wanted = standing.asked() == Asked.InForce && standing.relation() == Relation.Other;
        if (wanted) {
            return bringIn(standing);
        }
        if (standing.candidate() != Candidate.None) {
            return Step.Abandon;
        }
        boolean terms =
                standing.asked() == Asked.InForce && standing.relation() == Relation.SamePods;
        return terms ? Step.AdoptTerms : Step.Keep;
    }

    private static Step bringIn(Standing standing) {
        return switch (standing.candidate()) {
            case None, Outdated -> Step.Deploy;
            case Starting, Late, Refused -> Step.Await;
            case RollbackStarting, RollbackReady, RollbackLate -> Step.Abandon;
            case Ready -> takeOver(standing);
        };
    }

    private static Step takeOver(Standing standing) {
        return switch (standing.promotion()) {
            case Open -> Step.Switch;
            case Held -> Step.Await;
            case BaselineMissing ->
                    standing.serves() == Serves.Revision ? Step.StoreBaseline : Step.Switch;
        };
    }
}
