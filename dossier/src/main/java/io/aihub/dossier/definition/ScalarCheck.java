package io.aihub.dossier.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.dossier.definition.Refusal.Nature;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds one value against its schema: type, choice, length, range, pattern and date. */
final class ScalarCheck {
    private static final int CLOSE = 3;

    private final Map<String, Pattern> patterns;

    /**
     * @param patterns compiled, by their text
     */
    ScalarCheck(Map<String, Pattern> patterns) {
        this.patterns = patterns;
    }

    static boolean isOfType(JsonNode value, JsonNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return value.isIntegralNumber() || value.isTextual();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
    }

    static String otherType(JsonNode value, JsonNode schema) {
        if (value.isNull()) {
            return "nothing is written here; write a value, or leave the field out";
        }
        String type = schema.path("type").asText();
        if (type.equals("string") && value.isValueNode()) {
            return "text is wanted; write it in quotes: \"" + value.asText() + "\"";
        }
        String wanted =
                switch (type) {
                    case "array" -> "a list";
                    case "object" -> "an object with fields";
                    case "string" -> "text";
                    case "integer" -> "a whole number";
                    default -> "another type";
                };
        String given =
                value.isArray() ? "a list" : value.isObject() ? "an object" : "\"" + text(value);
        return wanted + " is wanted, not " + given + (value.isValueNode() ? "\"" : "");
    }

    /** What is refused, with empty paths. */
    List<Refusal> of(JsonNode value, JsonNode schema) {
        List<Refusal> refusals = new ArrayList<>();
        if (schema.has("enum")) {
            choice(value, schema, refusals);
        } else if (value.isTextual()) {
            text(value.textValue(), schema, refusals);
        } else if (value.isNumber()) {
            number(value.decimalValue(), schema, refusals);
        }
        return refusals;
    }

    private static String text(JsonNode value) {
        return value.asText();
    }

    private static void refuse(List<Refusal> refusals, Nature nature, String message) {
        refusals.add(Refusal.of("", nature, message));
    }

    private static void choice(JsonNode value, JsonNode schema, List<Refusal> refusals) {
        List<String> allowed = new ArrayList<>();
        schema.get("enum").forEach(one -> allowed.add(one.asText()));
        if (!allowed.contains(value.asText())) {
            String likely =
                    Likeness.closest(value.asText(), allowed, CLOSE)
                            .map(word -> "did you mean " + word + "? ")
                            .orElse("");
            refuse(
                    refusals,
                    Nature.Unreadable,
                    likely
                            + "\""
                            + value.asText()
                            + "\" is not known; write one of "
                            + String.join(", ", allowed));
        }
    }

    private void text(String text, JsonNode schema, List<Refusal> refusals) {
        int length = text.codePointCount(0, text.length());
        if (schema.has("maxLength") && length > schema.get("maxLength").asInt()) {
            String most = schema.get("maxLength").asText();
            refuse(
                    refusals,
                    Nature.Refused,
                    "at most " + most + " characters, not " + length + "; shorten it");
        }
        String pattern = schema.path("pattern").asText();
        boolean matches = pattern.isEmpty() || patterns.get(pattern).matcher(text).find();
        switch (schema.path("format").asText()) {
            case "date" -> time(isDate(text), text, "a date such as 2027-06-30", refusals);
            case "date-time" ->
                    time(
                            matches && isDateTime(text),
                            text,
                            "a time such as 2027-06-30T12:00:00Z",
                            refusals);
            default -> {
                if (!matches) {
                    String words = PatternWords.of(pattern);
                    String message = words + "; \"" + text + "\" does not match " + pattern;
                    refuse(refusals, Nature.Refused, message);
                }
            }
        }
    }

    private static void time(boolean read, String text, String wanted, List<Refusal> refusals) {
        if (!read) {
            String message = "\"" + text + "\" cannot be read; write " + wanted;
            refusals.add(new Refusal(Refusal.UNREADABLE_TIME, "", message, Nature.Refused));
        }
    }

    private static void number(BigDecimal number, JsonNode schema, List<Refusal> refusals) {
        if (schema.has("minimum") && number.compareTo(schema.get("minimum").decimalValue()) < 0) {
            refuse(refusals, Nature.Refused, "write at least " + schema.get("minimum"));
        }
        if (schema.has("maximum") && number.compareTo(schema.get("maximum").decimalValue()) > 0) {
            refuse(refusals, Nature.Refused, "write at most " + schema.get("maximum"));
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
