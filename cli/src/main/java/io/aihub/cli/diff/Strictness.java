package io.aihub.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.time.GoDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a change makes the model easier to break its limits unnoticed, or harder. */
enum Strictness {
    Looser,
    Stricter,
    Neither;

    /** Words of a field, the strictest last. */
    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "risk.class", List.of("Minimal", "Limited", "High", "Prohibited"),
                    "risk.assessment.residualRisk", List.of("Low", "Medium", "High", "Serious"),
                    "autonomy", List.of("Autonomous", "DecideWithReview", "Recommend", "Inform"),
                    "oversight.mode", List.of("InCommand", "OnTheLoop", "HumanInTheLoop"),
                    "monitoring.onNoData", List.of("Alert", "PausePromotion", "SafeState"),
                    "monitoring.signals.action",
                            List.of("Alert", "PausePromotion", "Rollback", "SafeState"),
                    "rollback.mode", List.of("Off", "Proposed", "Automatic"),
                    "rollback.safeState", List.of("KeepServing", "RouteToFallback", "StopServing"),
                    "rollback.onExpiry", List.of("KeepServing", "BlockNew", "SafeState"));

    /** Amounts and dates that let more pass when they grow. */
    private static final List<String> LOOSER_WHEN_HIGHER =
            List.of(
                    "monitoring.noDataFor",
                    "monitoring.reviewInterval",
                    "monitoring.signals.breachWindows.count",
                    "monitoring.signals.labelDelay",
                    "monitoring.signals.minSamples",
                    "monitoring.signals.settle",
                    "monitoring.signals.threshold.breach",
                    "monitoring.signals.threshold.warn",
                    "monitoring.signals.window",
                    "risk.assessment.nextReview",
                    "rollback.cooldown",
                    "rollout.progressDeadline",
                    "validity.until");

    /** Amounts that let more pass when they shrink. */
    private static final List<String> LOOSER_WHEN_LOWER =
            List.of(
                    "logging.retentionDays",
                    "monitoring.falseAlarmsPerYear",
                    "monitoring.privacy.minCell",
                    "monitoring.signals.breachWindows.of",
                    "monitoring.signals.clearWindows",
                    "monitoring.signals.labelCoverage",
                    "monitoring.signals.threshold.alpha",
                    "rollback.keepPreviousFor",
                    "rollback.verifyWindows",
                    "rollout.stableAfter",
                    "validity.from");

    /** Lists that allow more when something is added. */
    private static final List<String> ALLOWING =
            List.of("placement.allowed", "placement.residency", "serving.securityDeviation.what");

    static Strictness of(String path, JsonNode before, JsonNode after, ComparedContents contents) {
        String field = path.replaceAll("\\[[^]]*]", "");
        if (contents.signalGone(path)) {
            return Looser;
        }
        if (contents.signalNew(path)) {
            return Stricter;
        }
        if (WORDS.containsKey(field)) {
            List<String> words = WORDS.get(field);
            return higherIs(Stricter, words.indexOf(text(before)) - words.indexOf(text(after)));
        }
        boolean below = field.contains(".threshold.") && contents.lowerIsWorse(path);
        if (LOOSER_WHEN_HIGHER.contains(field)) {
            return grown(before, after, below ? Stricter : Looser);
        }
        if (LOOSER_WHEN_LOWER.contains(field)) {
            return grown(before, after, Stricter);
        }
        if (field.equals("monitoring.signals.attribution")) {
            return before.isMissingNode() ? Stricter : after.isMissingNode() ? Looser : Neither;
        }
        return ALLOWING.contains(field) ? allows(before, after) : Neither;
    }

    private static Strictness higherIs(Strictness higher, int beforeMinusAfter) {
        if (beforeMinusAfter == 0) {
            return Neither;
        }
        return beforeMinusAfter < 0 ? higher : higher == Looser ? Stricter : Looser;
    }

    /** A limit that is gone lets everything pass. */
    private static Strictness grown(JsonNode before, JsonNode after, Strictness whenHigher) {
        if (before.isMissingNode() || after.isMissingNode()) {
            return after.isMissingNode() ? Looser : Stricter;
        }
        return compared(text(before), text(after))
                .map(sign -> higherIs(whenHigher, sign))
                .orElse(Neither);
    }

    private static Strictness allows(JsonNode before, JsonNode after) {
        for (JsonNode item : after) {
            boolean known = false;
            for (JsonNode old : before) {
                known |= old.equals(item);
            }
            if (!known) {
                return Looser;
            }
        }
        return Stricter;
    }

    private static Optional<Integer> compared(String one, String other) {
        Optional<Duration> left = GoDuration.parse(one);
        Optional<Duration> right = GoDuration.parse(other);
        if (left.isPresent() && right.isPresent()) {
            return sign(left.get(), right.get());
        }
        Optional<Instant> from = ApiDate.start(one).or(() -> ApiDate.time(one));
        Optional<Instant> to = ApiDate.start(other).or(() -> ApiDate.time(other));
        if (from.isPresent() && to.isPresent()) {
            return sign(from.get(), to.get());
        }
        try {
            return sign(new BigDecimal(one), new BigDecimal(other));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static <T extends Comparable<? super T>> Optional<Integer> sign(T one, T other) {
        return Optional.of(Comparator.<T>naturalOrder().compare(one, other));
    }

    private static String text(JsonNode node) {
        return node.asText("");
    }
}
