package io.aihub.dossier.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.dossier.definition.Refusal.Nature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One kind of the API, as its definition has it. */
public final class Definition {
    private final String kind;
    private final JsonNode schema;
    private final DefinitionRules rules;
    private final ScalarCheck scalars;

    private Definition(String kind, JsonNode schema) {
        this.kind = kind;
        this.schema = schema;
        this.rules = DefinitionRules.of(schema);
        Map<String, Pattern> patterns = new HashMap<>();
        schema.findValuesAsText("pattern")
                .forEach(text -> patterns.computeIfAbsent(text, Pattern::compile));
        this.scalars = new ScalarCheck(Map.copyOf(patterns));
    }

    static Definition of(JsonNode definition) {
        return new Definition(
                definition.at("/spec/names/kind").asText(),
                definition.at("/spec/versions/0/schema/openAPIV3Schema"));
    }

    public String kind() {
        return kind;
    }

    /**
     * Everything that an API server would refuse on create, and fields that it would drop. There,
     * rules are asked once nothing is missing and everything has its type; here, those that can be
     * told are told with the rest, so that nobody mends the same file twice.
     */
    public List<Refusal> refusals(JsonNode object) {
        List<Refusal> all = new ArrayList<>(StructuralCheck.of(object, schema, scalars));
        boolean whole =
                all.stream()
                        .map(Refusal::nature)
                        .noneMatch(one -> one == Nature.Unreadable || one == Nature.Missing);
        return withRules(all, rules.broken(object, whole));
    }

    /**
     * The same of an object that went through the form of digests, which leaves out what is empty:
     * what is not there may have been there, and is no refusal.
     */
    public List<Refusal> refusalsOfForm(JsonNode object) {
        List<Refusal> all = new ArrayList<>(StructuralCheck.of(object, schema, scalars));
        all.removeIf(one -> one.nature() == Nature.Missing);
        boolean whole = all.stream().noneMatch(one -> one.nature() == Nature.Unreadable);
        return withRules(all, rules.broken(object, whole));
    }

    /** A field that a rule misses too is told once, in the words of the rule. */
    private static List<Refusal> withRules(List<Refusal> ofSchema, List<Refusal> ofRules) {
        Set<String> missed =
                ofRules.stream()
                        .filter(one -> one.nature() == Nature.Missing)
                        .map(Refusal::path)
                        .collect(Collectors.toSet());
        List<Refusal> all = new ArrayList<>(ofSchema);
        all.removeIf(one -> one.nature() == Nature.Missing && missed.contains(one.path()));
        all.addAll(ofRules);
        return all;
    }

    /** Every field that a validation rule reads, in dots from the root, without brackets. */
    public Set<String> fieldsOfRules() {
        return rules.fields();
    }

    /** Id and message of every validation rule, in the order of the file. */
    public List<RuleText> ruleTexts() {
        return rules.texts();
    }

    /**
     * A validation rule for readers.
     *
     * @param id its own id, or that of the schema
     * @param path where it stands
     * @param message what it says
     */
    public record RuleText(String id, String path, String message) {}

    /** A value as rules see it: numbers are Long or Double, and a time of the schema an Instant. */
    static Object plain(JsonNode value, JsonNode schema) {
        if (value.isObject()) {
            Map<String, Object> fields = new HashMap<>();
            value.properties()
                    .forEach(
                            field ->
                                    fields.put(
                                            field.getKey(),
                                            plain(
                                                    field.getValue(),
                                                    schema.path("properties")
                                                            .path(field.getKey()))));
            return fields;
        }
        if (value.isArray()) {
            List<Object> items = new ArrayList<>();
            value.forEach(item -> items.add(plain(item, schema.path("items"))));
            return items;
        }
        if (value.isIntegralNumber()) {
            return value.asLong();
        }
        if (value.isNumber()) {
            return value.asDouble();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        boolean time = schema.path("format").asText().equals("date-time");
        return time ? moment(value.asText()) : value.asText();
    }

    /** A text that is no time stays one: what asks nothing of it can still be told. */
    private static Object moment(String text) {
        try {
            return ExpressionFunctions.time(text);
        } catch (ExpressionEvaluation.Untold unreadable) {
            return text;
        }
    }
}
