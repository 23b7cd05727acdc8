package io.aihub.decision.condition;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.HeldStop;
import io.aihub.decision.approval.HeldStop.Lifting;
import io.aihub.decision.approval.RecordedStop.StopKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the conditions say about stops: whose they are, and what lifts them or ends that. */
final class StopConditions {

    List<ConditionFact> assess(Pass pass) {
        List<ConditionFact> facts = new ArrayList<>();
        stop(pass, StopKind.Suspend, ConditionType.Suspended, Reason.Suspended)
                .ifPresent(facts::add);
        stop(pass, StopKind.Safety, ConditionType.SafetyStopped, Reason.SafetyStopped)
                .ifPresent(facts::add);
        return facts;
    }

    private static Optional<ConditionFact> stop(
            Pass pass, StopKind kind, ConditionType type, Reason reason) {
        List<HeldStop> ofKind =
                judged(pass).stops().held().stream()
                        .filter(held -> held.stop().kind() == kind)
                        .toList();
        List<HeldStop> active = ofKind.stream().filter(HeldStop::active).toList();
        if (!active.isEmpty()) {
            return Optional.of(fact(pass, type, ConditionStatus.True, reason, holding(active)));
        }
        if (kind == StopKind.Safety && beginsNow(pass)) {
            return Optional.of(
                    fact(
                            pass,
                            type,
                            ConditionStatus.True,
                            reason,
                            "Stopped by the operator. It holds until people lift it: aihub resume NAME."));
        }
        return firstToHoldAgain(ofKind).map(held -> lifted(pass, type, held));
    }

    private static ApprovalDecision judged(Pass pass) {
        return pass.servingApproval().orElse(pass.approvals().asked());
    }

    private static boolean beginsNow(Pass pass) {
        return pass.rollout()
                .action()
                .filter(action -> action.reason() == Reason.SafetyStopped)
                .isPresent();
    }

    private static ConditionFact lifted(Pass pass, ConditionType type, HeldStop held) {
        Instant end = held.liftedUntil().orElseThrow();
        boolean soon = !pass.seen().now().isBefore(end.minus(HeldStop.ENDS_SOON));
        return fact(
                pass,
                type,
                ConditionStatus.False,
                soon ? Reason.ResumeEnding : Reason.TemporaryResume,
                resumed(held));
    }

    private static ConditionFact fact(
            Pass pass, ConditionType type, ConditionStatus status, Reason reason, String message) {
        return ConditionsAssessor.fact(pass, type, status, reason, message);
    }

    /** A stop that holds the model, in the words of who stopped it; absent while none does. */
    static Optional<String> holding(ApprovalDecision judged) {
        List<HeldStop> active =
                judged.stops().held().stream()
                        .filter(HeldStop::active)
                        .filter(held -> held.stop().kind() != StopKind.Revoke)
                        .toList();
        return active.isEmpty() ? Optional.empty() : Optional.of(holding(active));
    }

    private static String holding(List<HeldStop> active) {
        HeldStop first = active.get(0);
        String others = active.size() == 1 ? "" : " " + (active.size() - 1) + " more stops hold.";
        return "Stopped by "
                + first.stop().words()
                + "."
                + others
                + progress(first.lifting())
                + " It holds until people lift it: aihub resume NAME.";
    }

    private static String progress(Lifting lifting) {
        if (lifting.given().isEmpty() && lifting.missingForTime().isEmpty()) {
            return "";
        }
        String forTime =
                lifting.missingForTime().isEmpty()
                        ? ""
                        : "; for a limited time: " + String.join(", ", lifting.missingForTime());
        return " Resumed by "
                + (lifting.given().isEmpty()
                        ? "nobody whose role counts"
                        : String.join(", ", lifting.given()))
                + "; still missing: "
                + String.join(", ", lifting.missing())
                + forTime
                + ".";
    }

    /** What a temporary resumption says of its end; absent while there is none. */
    static Optional<String> resumed(ApprovalDecision judged) {
        return firstToHoldAgain(judged.stops().held()).map(StopConditions::resumed);
    }

    private static Optional<HeldStop> firstToHoldAgain(List<HeldStop> held) {
        return held.stream()
                .filter(one -> !one.active())
                .min(Comparator.comparing(one -> one.liftedUntil().orElseThrow()));
    }

    private static String resumed(HeldStop held) {
        String missing =
                held.lifting().missing().isEmpty()
                        ? ""
                        : " Missing to lift it for good: "
                                + String.join(", ", held.lifting().missing())
                                + ".";
        return "Resumed for a limited time: the stop by "
                + held.stop().by()
                + " holds again at "
                + held.liftedUntil().orElseThrow()
                + "."
                + missing;
    }
}
