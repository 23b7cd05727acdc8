package io.aihub.dossier.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aihub.dossier.definition.Definition.RuleText;
import io.aihub.dossier.definition.Refusal.Nature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The validation rules of one schema and all below it, parsed once. Rules about a change are left
 * out: a file and a stored object have no old form.
 */
final class DefinitionRules {
    private static final Pattern ID = Pattern.compile(" \\(([A-Z]{3,4}-[0-9]{2}[a-z]?)\\)$");

    private static final String MISSING = "FieldValueRequired";

    private final List<ParsedRule> own = new ArrayList<>();
    private final Map<String, DefinitionRules> properties = new TreeMap<>();
    private final String path;
    private final JsonNode schema;
    private final Set<String> required = new TreeSet<>();
    private Optional<DefinitionRules> items = Optional.empty();

    /**
     * @param field below the place of the rule to which its message belongs
     * @param nature whether something is missing when it is broken
     */
    private record ParsedRule(RuleText text, String field, Expression expression, Nature nature) {}

    private DefinitionRules(String path, JsonNode schema) {
        this.path = path;
        this.schema = schema;
    }

    static DefinitionRules of(JsonNode schema) {
        return read("", schema);
    }

    private static DefinitionRules read(String path, JsonNode schema) {
        DefinitionRules rules = new DefinitionRules(path, schema);
        schema.path("required").forEach(name -> rules.required.add(name.asText()));
        for (JsonNode rule : schema.path("x-kubernetes-validations")) {
            String text = rule.path("rule").asText();
            if (!text.contains("oldSelf")) {
                rules.own.add(
                        new ParsedRule(
                                text(path, rule.path("message").asText()),
                                rule.path("fieldPath").asText(),
                                ExpressionParser.parse(text),
                                rule.path("reason").asText().equals(MISSING)
                                        ? Nature.Missing
                                        : Nature.Refused));
            }
        }
        schema.path("properties")
                .properties()
                .forEach(
                        field ->
                                rules.keep(
                                        field.getKey(),
                                        read(Paths.below(path, field.getKey()), field.getValue())));
        if (schema.has("items")) {
            rules.items =
                    Optional.of(read(path, schema.get("items"))).filter(below -> !below.isEmpty());
        }
        return rules;
    }

    private static RuleText text(String path, String message) {
        Matcher id = ID.matcher(message);
        return id.find()
                ? new RuleText(id.group(1), path, message.substring(0, id.start()))
                : new RuleText(Refusal.SCHEMA, path, message);
    }

    private void keep(String name, DefinitionRules below) {
        if (!below.isEmpty()) {
            properties.put(name, below);
        }
    }

    private boolean isBlock() {
        return schema.path("type").asText().equals("object");
    }

    private boolean isEmpty() {
        return own.isEmpty() && properties.isEmpty() && items.isEmpty();
    }

    /**
     * What is broken. A block that has to be there and is not counts as empty, so that a rule says
     * what to write in it.
     *
     * @param whole whether nothing is missing and everything has its type; otherwise a rule that
     *     cannot be told is left to what the schema says
     */
    List<Refusal> broken(JsonNode object, boolean whole) {
        List<Refusal> broken = new ArrayList<>();
        visit("", object, whole, broken);
        return broken;
    }

    private void visit(String shown, JsonNode value, boolean whole, List<Refusal> broken) {
        if (!own.isEmpty()) {
            Object self = Definition.plain(value, schema);
            own.stream()
                    .filter(rule -> !holds(rule.expression(), self, whole))
                    .forEach(rule -> broken.add(refusal(rule, shown + rule.field())));
        }
        properties.forEach(
                (name, below) -> {
                    String here = Paths.below(shown, name);
                    if (value.has(name)) {
                        below.visit(here, value.get(name), whole, broken);
                    } else if (required.contains(name) && below.isBlock()) {
                        below.visit(here, JsonNodeFactory.instance.objectNode(), false, broken);
                    }
                });
        for (int i = 0; items.isPresent() && i < value.size(); i++) {
            String here = shown + Paths.entry(value.get(i), "", i);
            items.get().visit(here, value.get(i), whole, broken);
        }
    }

    private static boolean holds(Expression rule, Object self, boolean whole) {
        return ExpressionEvaluation.told(rule, self).orElse(!whole);
    }

    private static Refusal refusal(ParsedRule rule, String shown) {
        return new Refusal(rule.text().id(), shown, rule.text().message(), rule.nature());
    }

    List<RuleText> texts() {
        List<RuleText> texts = new ArrayList<>();
        own.forEach(rule -> texts.add(rule.text()));
        properties.values().forEach(below -> texts.addAll(below.texts()));
        items.ifPresent(below -> texts.addAll(below.texts()));
        return texts;
    }

    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        // A rule about a plain value alone is about its form.
        own.stream()
                .flatMap(rule -> ExpressionFields.of(path, rule.expression()).stream())
                .filter(field -> !field.equals(path))
                .forEach(fields::add);
        properties.values().forEach(below -> fields.addAll(below.fields()));
        items.ifPresent(below -> fields.addAll(below.fields()));
        return fields;
    }
}
