package io.aihub.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;

/** What is watched, and what follows, in words instead of a block of thresholds. */
final class SignalWords {
    private SignalWords() {}

    /** One sentence without a full stop. */
    static String of(JsonNode signal) {
        String side = signal.path("direction").asText().equals("LowerIsWorse") ? "below" : "above";
        StringBuilder words = new StringBuilder(text(signal, "name"));
        words.append(": ").append(subject(signal));
        String warn = signal.at("/threshold/warn").asText("");
        if (!warn.isEmpty()) {
            words.append(", warns ").append(side).append(' ').append(warn);
        }
        words.append(", breach ")
                .append(side)
                .append(' ')
                .append(signal.at("/threshold/breach").asText("(no threshold)"));
        append(words, " in ", signal.at("/breachWindows/count"), "");
        append(words, " of ", signal.at("/breachWindows/of"), " windows");
        append(words, " of ", signal.path("window"), "");
        append(words, " with at least ", signal.path("minSamples"), " cases");
        append(words, "; then ", signal.path("action"), "");
        append(words, ", put down to the version by ", signal.path("attribution"), "");
        return words.toString();
    }

    private static String subject(JsonNode signal) {
        String what = signal.path("feature").asText(signal.path("metric").asText(""));
        String by = signal.path("statistic").asText("");
        return text(signal, "kind")
                + (what.isEmpty() ? "" : " of " + what)
                + (by.isEmpty() ? "" : " by " + by);
    }

    private static void append(StringBuilder words, String before, JsonNode value, String after) {
        if (value.isValueNode() && !value.asText().isEmpty()) {
            words.append(before).append(value.asText()).append(after);
        }
    }

    private static String text(JsonNode signal, String field) {
        return signal.path(field).asText("(no " + field + ")");
    }
}
