package io.aihub.decision.plan;

import io.aihub.decision.Reason;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.RecordedStop;
import io.aihub.decision.approval.RecordedStop.StopKind;
import io.aihub.decision.condition.Pass;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.drift.WindowVerdict;
import io.aihub.decision.health.SignalReport;
import io.aihub.decision.observation.Observation.LastAction;
import io.aihub.decision.plan.ModelPlan.ActionTaken;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutPlan.Action;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.rollout.Standing.Cause;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts an action into one sentence: what, from where to where, why, with the arithmetic. */
final class ActionMapping {

    Optional<ActionTaken> tell(Pass pass) {
        return pass.rollout().action().map(action -> tell(pass, action));
    }

    private static ActionTaken tell(Pass pass, Action action) {
        Optional<LastAction> begun = begun(pass, action);
        if (begun.isPresent()) {
            return goesOn(action, begun.get());
        }
        Cause cause = pass.pressure().push().cause();
        boolean ruled = isAbout(action.what()) && cause == Cause.RollbackRuled;
        boolean asked = isAbout(action.what()) && cause == Cause.RollbackRequested;
        Optional<GivenDecision> request = pass.pressure().request().filter(r -> asked);
        return new ActionTaken(
                action.what(),
                action.from().map(RevisionId::name),
                action.to().map(RevisionId::name),
                action.reason(),
                ruled
                        ? Optional.of(String.valueOf(pass.breaches().ruling().rule()))
                        : Optional.empty(),
                request.map(GivenDecision::uid),
                request.map(r -> r.statement().username()),
                pass.breaches().cause().filter(c -> ruled).map(c -> c.terms().name()),
                what(action) + why(pass, action, ruled));
    }

    /** What a rollback began with whose target had to start first: nothing presses any more. */
    private static Optional<LastAction> begun(Pass pass, Action action) {
        Cause cause = pass.pressure().push().cause();
        boolean pressed = cause != Cause.None && cause != Cause.Lapsed;
        return action.what() != What.RollBack || pressed
                ? Optional.empty()
                : pass.seen()
                        .recorded()
                        .last()
                        .filter(last -> last.what() == What.PrepareRollback)
                        .filter(last -> last.from().equals(action.from().map(RevisionId::name)));
    }

    private static ActionTaken goesOn(Action action, LastAction begun) {
        return new ActionTaken(
                action.what(),
                action.from().map(RevisionId::name),
                action.to().map(RevisionId::name),
                Reason.named(begun.reason()).orElse(action.reason()),
                Optional.empty(),
                begun.record(),
                begun.by(),
                begun.signal(),
                what(action) + begun.message().map(message -> ". " + message).orElse("."));
    }

    private static boolean isAbout(What what) {
        return what == What.RollBack || what == What.PrepareRollback || what == What.Stop;
    }

    private static String what(Action action) {
        String to = action.to().map(ActionMapping::named).orElse("nothing");
        String from = action.from().map(ActionMapping::named).orElse("nothing");
        return switch (action.what()) {
            case Deploy -> "Deploying " + to;
            case Switch -> "Traffic goes to " + to + " from " + from;
            case AdoptTerms -> "The terms of " + to + " take effect; no pod was touched";
            case PrepareRollback -> "Starting " + to + " to roll back from " + from;
            case RollBack -> "Traffic goes back to " + to + " from " + from;
            case Stop -> "Stopped " + from;
            case Restart -> "Started " + to + " again";
            case Retire -> "Retired " + from;
        };
    }

    private static String named(RevisionId id) {
        return id.version() + " (" + id.name() + ")";
    }

    private static String why(Pass pass, Action action, boolean ruled) {
        if (!isAbout(action.what())) {
            return ".";
        }
        return ruled
                ? evidence(pass)
                : ": " + action.reason().meaning() + request(pass) + stop(pass, action) + ".";
    }

    private static String request(Pass pass) {
        boolean asked = pass.pressure().push().cause() == Cause.RollbackRequested;
        return pass.pressure()
                .request()
                .filter(r -> asked)
                .map(GivenDecision::statement)
                .map(said -> ", " + said.username() + " as " + said.role() + ": " + said.reason())
                .map(said -> said.endsWith(".") ? said.substring(0, said.length() - 1) : said)
                .orElse("");
    }

    /** Whose stop it is that is carried out, in their words. */
    private static String stop(Pass pass, Action action) {
        StopKind kind =
                action.reason() == Reason.Suspended
                        ? StopKind.Suspend
                        : action.reason() == Reason.Revoked ? StopKind.Revoke : null;
        return Stream.concat(
                        Stream.of(pass.approvals().asked()),
                        pass.approvals().byRevision().values().stream())
                .flatMap(judged -> judged.activeStops().stream())
                .filter(stop -> stop.kind() == kind)
                .max(Comparator.comparing(RecordedStop::since).thenComparing(RecordedStop::uid))
                .map(stop -> ", by " + stop.words())
                .orElse("");
    }

    private static String evidence(Pass pass) {
        StringBuilder text = new StringBuilder(": ");
        pass.breaches()
                .cause()
                .ifPresent(
                        signal ->
                                text.append(signal.terms().kind())
                                        .append(' ')
                                        .append(signal.terms().name())
                                        .append(' ')
                                        .append(arithmetic(signal))
                                        .append("; "));
        text.append("rule ")
                .append(pass.breaches().ruling().rule())
                .append(", ")
                .append(pass.breaches().ruling().reading());
        pass.breaches()
                .attribution()
                .ifPresent(a -> text.append("; ").append(String.join("; ", a.explanations())));
        return text.append('.').toString();
    }

    /** The arithmetic is that of the newest breach window of this pass. */
    static String arithmetic(SignalReport signal) {
        return signal.verdicts().stream()
                .filter(verdict -> verdict.outcome() == WindowOutcome.Breach)
                .reduce((first, second) -> second)
                .map(WindowVerdict::message)
                .orElse("is in breach since " + signal.state().since());
    }
}
