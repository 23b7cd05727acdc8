package io.aihub.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a schema takes away from an earlier one: what was valid or could be read before, and no
 * longer is. What only widens is no finding; a keyword that is not known here must not change.
 */
final class SchemaChanges {
    private static final String RULES = "x-kubernetes-validations";
    private static final Set<String> WORDS = Set.of("description", "title", "example");
    private static final Set<String> UPPER =
            Set.of("maxLength", "maxItems", "maxProperties", "maximum");
    private static final Set<String> LOWER =
            Set.of("minLength", "minItems", "minProperties", "minimum");
    private static final Set<String> MAY_GO = Set.of("pattern", "format", "multipleOf");
    private static final Set<String> MAY_COME =
            Set.of(
                    "nullable",
                    "x-kubernetes-preserve-unknown-fields",
                    "x-kubernetes-int-or-string",
                    "x-kubernetes-embedded-resource");

    private final List<String> findings = new ArrayList<>();

    private SchemaChanges() {}

    /**
     * The findings, one line each, in the order of the earlier schema.
     *
     * @param path how the place is named, for example {@code AIModel}
     */
    static List<String> between(String path, JsonNode before, JsonNode now) {
        SchemaChanges changes = new SchemaChanges();
        changes.schema(path, before, now);
        return List.copyOf(changes.findings);
    }

    private void schema(String path, JsonNode before, JsonNode now) {
        Set<String> keywords = new TreeSet<>();
        before.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(WORDS);
        for (String keyword : keywords) {
            if (keyword.equals(RULES)) {
                rules(path, before, now);
            } else {
                keyword(path, keyword, before.path(keyword), now.path(keyword));
            }
        }
    }

    private void keyword(String path, String keyword, JsonNode before, JsonNode now) {
        switch (keyword) {
            case "properties" -> fields(path, before, now);
            case "items" -> below(path + "[]", keyword, before, now);
            case "additionalProperties" -> below(path + "{}", keyword, before, now);
            case "required" -> required(path, before, now);
            case "enum" -> values(path, before, now);
            default -> value(path, keyword, before, now);
        }
    }

    private void fields(String path, JsonNode before, JsonNode now) {
        before.fieldNames()
                .forEachRemaining(
                        name -> {
                            String field = path + "." + name;
                            if (now.has(name)) {
                                schema(field, before.get(name), now.get(name));
                            } else {
                                findings.add(field + ": the field is gone");
                            }
                        });
    }

    private void below(String path, String keyword, JsonNode before, JsonNode now) {
        if (before.isObject() && now.isObject()) {
            schema(path, before, now);
        } else {
            changed(path, keyword, before, now, !before.equals(now));
        }
    }

    private void required(String path, JsonNode before, JsonNode now) {
        missing(now, before).forEach(name -> findings.add(path + "." + name + ": is now required"));
    }

    private void values(String path, JsonNode before, JsonNode now) {
        if (before.isMissingNode()) {
            findings.add(path + ": only some values are taken now");
        } else if (now.isArray()) {
            missing(before, now)
                    .forEach(value -> findings.add(path + ": the value " + value + " is gone"));
        }
    }

    /**
     * A rule whose text changed is a new one: what it refuses may be more. One that asks for the
     * pattern that stood there before refuses no more.
     */
    private void rules(String path, JsonNode before, JsonNode now) {
        Set<String> old = new TreeSet<>();
        before.path(RULES).forEach(rule -> old.add(rule.path("rule").asText()));
        old.add("self.matches('" + before.path("pattern").asText() + "')");
        for (JsonNode rule : now.path(RULES)) {
            String text = rule.path("rule").asText();
            if (!old.contains(text)) {
                findings.add(path + ": the rule is new: " + text.replaceAll("\\s+", " "));
            }
        }
    }

    private void value(String path, String keyword, JsonNode before, JsonNode now) {
        boolean narrower;
        if (UPPER.contains(keyword)) {
            narrower = !now.isMissingNode() && (before.isMissingNode() || less(now, before));
        } else if (LOWER.contains(keyword)) {
            narrower = !now.isMissingNode() && (before.isMissingNode() || less(before, now));
        } else if (MAY_GO.contains(keyword)) {
            narrower = !now.isMissingNode() && !now.equals(before);
        } else if (MAY_COME.contains(keyword)) {
            narrower = before.asBoolean() && !now.asBoolean();
        } else {
            narrower = !now.equals(before);
        }
        changed(path, keyword, before, now, narrower);
    }

    private void changed(String path, String keyword, JsonNode before, JsonNode now, boolean is) {
        if (is) {
            findings.add(path + ": " + keyword + " was " + text(before) + ", is " + text(now));
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode()
                ? "not there"
                : value.isValueNode() ? value.asText() : "" + value;
    }

    private static boolean less(JsonNode one, JsonNode other) {
        return new BigDecimal(one.asText()).compareTo(new BigDecimal(other.asText())) < 0;
    }

    /** The texts of the first list that the second does not have. */
    static List<String> missing(JsonNode wanted, JsonNode had) {
        List<String> missing = new ArrayList<>();
        wanted.forEach(value -> missing.add(value.asText()));
        had.forEach(value -> missing.remove(value.asText()));
        return missing;
    }
}
