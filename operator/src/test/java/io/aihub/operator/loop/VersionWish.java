package io.aihub.operator.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.revision.FailureMode;
import io.aihub.decision.revision.RolloutTerms;
import io.aihub.decision.story.Version;
import java.math.BigDecimal;
import java.time.Duration;

/** The manifest that asks for a version of a story. */
final class VersionWish {
    /** After the end of every story: in a story, nothing but an approval expires. */
    private static final String FAR = "2037-01-01";

    private VersionWish() {}

    static Wish of(Version version) {
        RolloutTerms terms = version.terms();
        FailureMode failure = version.failure();
        Wish wish = Wish.version(number(version.pods()));
        if (version.hosting() == Hosting.External) {
            // As the definitions ask: a register entry has nothing that serves.
            wish.without("spec.serving");
        }
        return wish.set("spec.version", version.word())
                .set("spec.stage", version.stage().name())
                .set("spec.hosting", version.hosting().name())
                .set("spec.monitoring.onNoData", failure.onNoData().name())
                .set("spec.monitoring.noDataFor", text(failure.noDataFor()))
                .set("spec.rollout.strategy", terms.strategy().name())
                .set("spec.rollout.stableAfter", text(terms.stableAfter()))
                .set("spec.rollout.progressDeadline", text(terms.progressDeadline()))
                .set("spec.rollback.mode", terms.mode().name())
                .set("spec.rollback.cooldown", text(terms.cooldown()))
                .set("spec.rollback.keepPreviousFor", text(terms.keepPreviousFor()))
                .set("spec.rollback.safeState", terms.safeState().name())
                .set("spec.rollback.onExpiry", failure.onExpiry().name())
                .set("spec.rollback.verifyWindows", failure.verifyWindows())
                .set("spec.risk.assessment.nextReview", FAR)
                .set("spec.privacy.dpia.nextReview", FAR)
                .set("spec.regulatory.conformity.validTo", FAR)
                .set("spec.validity.until", FAR + "T00:00:00Z")
                // Versions that differ in nothing but their name are different contents.
                .set("spec.rollback.rationaleRef", version.name())
                .signals(
                        version.signals().stream()
                                .map(VersionWish::signal)
                                .toArray(ObjectNode[]::new));
    }

    private static int number(String pods) {
        return Integer.parseInt(pods.substring(pods.indexOf('-') + 1));
    }

    private static String text(Duration time) {
        return time.toSeconds() + "s";
    }

    private static ObjectNode signal(SignalTerms terms) {
        ObjectNode signal = Wish.signal(terms.name(), terms.kind().name(), terms.action().name());
        ObjectNode threshold = (ObjectNode) signal.get("threshold");
        threshold.put("breach", BigDecimal.valueOf(terms.breach()).toPlainString());
        return signal;
    }
}
