package io.aihub.decision.condition;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.HoldInForce;
import java.util.List;
import java.util.Optional;

/** What the conditions say about a hold: whose it is, until when and why, or that it has ended. */
final class HoldConditions {
    private static final String RELEASE =
            " A person still can: aihub rollback NAME. It is released with aihub hold NAME"
                    + " --release.";

    List<ConditionFact> assess(Pass pass) {
        HoldInForce hold = pass.pressure().hold();
        if (hold.holds()) {
            Reason reason = hold.pausesAutomation() ? Reason.AutomationHeld : Reason.PromotionHeld;
            return List.of(
                    fact(
                            pass,
                            ConditionStatus.True,
                            reason,
                            sentence(hold.words()) + (hold.setBy().isPresent() ? RELEASE : "")));
        }
        return hold.endedWords()
                .map(words -> fact(pass, ConditionStatus.False, Reason.HoldEnded, sentence(words)))
                .map(List::of)
                .orElse(List.of());
    }

    private static ConditionFact fact(
            Pass pass, ConditionStatus status, Reason reason, String message) {
        return ConditionsAssessor.fact(pass, ConditionType.Held, status, reason, message);
    }

    /** What is held, for the one message that everybody reads; absent where nothing is. */
    static Optional<String> told(Pass pass) {
        HoldInForce hold = pass.pressure().hold();
        return hold.holds() ? Optional.of(sentence(hold.words())) : Optional.empty();
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
