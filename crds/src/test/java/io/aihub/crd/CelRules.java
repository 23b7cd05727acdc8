package io.aihub.crd;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates the CEL rules of a schema on an object, as the API server does. It knows no cost limits
 * and no types beyond the schema's date-time; the real server is the truth for those.
 */
final class CelRules {
    private final ObjectMapper mapper = new ObjectMapper();
    private final CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder().build();
    private final CelCompiler compiler =
            CelCompilerFactory.standardCelCompilerBuilder()
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("self", SimpleType.DYN)
                    .addVar("oldSelf", SimpleType.DYN)
                    .build();

    /** Messages of the rules that an object breaks on create. */
    List<String> broken(JsonNode schema, JsonNode object) {
        return broken(schema, object, null);
    }

    /** Messages of the rules that an object breaks; {@code old} is null on create. */
    List<String> broken(JsonNode schema, JsonNode object, JsonNode old) {
        List<String> messages = new ArrayList<>();
        visit(schema, object, old, messages);
        return messages;
    }

    private void visit(JsonNode schema, JsonNode value, JsonNode old, List<String> messages) {
        for (JsonNode rule : schema.path("x-kubernetes-validations")) {
            String text = rule.get("rule").asText();
            boolean transition = text.contains("oldSelf");
            if ((!transition || old != null) && !holds(text, schema, value, old)) {
                messages.add(rule.get("message").asText());
            }
        }
        schema.path("properties")
                .properties()
                .forEach(
                        field -> {
                            String name = field.getKey();
                            if (value.has(name)) {
                                JsonNode before = old == null ? null : old.get(name);
                                visit(field.getValue(), value.get(name), before, messages);
                            }
                        });
        if (schema.has("items")) {
            value.forEach(item -> visit(schema.get("items"), item, null, messages));
        }
    }

    private boolean holds(String rule, JsonNode schema, JsonNode value, JsonNode old) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", typed(schema, value));
        if (old != null) {
            variables.put("oldSelf", typed(schema, old));
        }
        try {
            CelAbstractSyntaxTree tree = compiler.compile(rule).getAst();
            return (Boolean) runtime.createProgram(tree).eval(variables);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("rule " + rule, e);
        }
    }

    private Object typed(JsonNode schema, JsonNode value) {
        if (value.isObject() && schema.has("properties")) {
            Map<String, Object> fields = new HashMap<>();
            value.properties()
                    .forEach(
                            field ->
                                    fields.put(
                                            field.getKey(),
                                            typed(
                                                    schema.get("properties").path(field.getKey()),
                                                    field.getValue())));
            return fields;
        }
        if (value.isArray()) {
            List<Object> items = new ArrayList<>();
            value.forEach(item -> items.add(typed(schema.path("items"), item)));
            return items;
        }
        if (schema.path("format").asText().equals("date-time")) {
            return Instant.parse(value.asText());
        }
        if (value.isIntegralNumber()) {
            return value.asLong();
        }
        return mapper.convertValue(value, new TypeReference<Object>() {});
    }
}
