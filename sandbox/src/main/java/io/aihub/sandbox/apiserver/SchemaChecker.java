package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Holds a custom resource against its OpenAPI schema: types, required fields, enums, lengths,
 * ranges, patterns and dates. Rules in CEL are not evaluated.
 */
final class SchemaChecker {
    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";

    private final List<String> violations = new ArrayList<>();

    private SchemaChecker() {}

    /**
     * @throws ApiFailure 422 that names every field that is wrong
     */
    static void check(ResourceType type, ObjectNode object) {
        if (!(type.schema() instanceof CrdObjectSchema crd)) {
            return;
        }
        SchemaChecker checker = new SchemaChecker();
        ObjectNode own = object.deepCopy();
        own.remove(List.of("metadata", "apiVersion", "kind"));
        checker.value("", own, crd.schema());
        if (!checker.violations.isEmpty()) {
            throw ApiFailure.invalid(
                    type.id(),
                    Json.at(object, "metadata", "name"),
                    String.join(", ", checker.violations));
        }
    }

    private void value(String path, JsonNode value, JsonNode schema) {
        if (value.isNull() && schema.path("nullable").asBoolean()) {
            return;
        }
        if (!isOfType(value, schema)) {
            violations.add(
                    path
                            + ": Invalid value: must be of type "
                            + Json.at(schema, "type")
                            + ", not "
                            + value.getNodeType().name().toLowerCase(Locale.ROOT));
            return;
        }
        enumeration(path, value, schema);
        if (value.isTextual()) {
            text(path, value.textValue(), schema);
        } else if (value.isNumber()) {
            number(path, value.decimalValue(), schema);
        } else if (value.isArray()) {
            list(path, value, schema);
        } else if (value.isObject()) {
            object(path, value, schema);
        }
    }

    private static boolean isOfType(JsonNode value, JsonNode schema) {
        if (schema.path(INT_OR_STRING).asBoolean()) {
            return value.isIntegralNumber() || value.isTextual();
        }
        return switch (Json.at(schema, "type")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
    }

    private void enumeration(String path, JsonNode value, JsonNode schema) {
        if (schema.has("enum")) {
            List<String> allowed = new ArrayList<>();
            for (JsonNode one : schema.get("enum")) {
                if (one.equals(value)) {
                    return;
                }
                allowed.add(Json.text(one));
            }
            violations.add(
                    path
                            + ": Unsupported value: "
                            + Json.text(value)
                            + ": supported values: "
                            + String.join(", ", allowed));
        }
    }

    private void text(String path, String text, JsonNode schema) {
        limit(path, "maxLength", text.codePointCount(0, text.length()), schema);
        floor(path, "minLength", text.codePointCount(0, text.length()), schema);
        String pattern = Json.at(schema, "pattern");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            violations.add(path + ": Invalid value: should match '" + pattern + "'");
        }
        if (Json.at(schema, "format").equals("date-time") && !isDateTime(text)) {
            violations.add(path + ": Invalid value: must be of type date-time");
        }
    }

    private void number(String path, BigDecimal number, JsonNode schema) {
        if (schema.has("minimum") && number.compareTo(schema.get("minimum").decimalValue()) < 0) {
            violations.add(
                    path
                            + ": Invalid value: should be greater than or equal to "
                            + schema.get("minimum"));
        }
        if (schema.has("maximum") && number.compareTo(schema.get("maximum").decimalValue()) > 0) {
            violations.add(
                    path
                            + ": Invalid value: should be less than or equal to "
                            + schema.get("maximum"));
        }
    }

    private void list(String path, JsonNode list, JsonNode schema) {
        limit(path, "maxItems", list.size(), schema);
        floor(path, "minItems", list.size(), schema);
        for (int i = 0; i < list.size(); i++) {
            value(path + "[" + i + "]", list.get(i), schema.path("items"));
        }
    }

    private void object(String path, JsonNode object, JsonNode schema) {
        limit(path, "maxProperties", object.size(), schema);
        for (JsonNode required : schema.path("required")) {
            boolean ofServer = path.isEmpty() && required.asText().equals("metadata");
            if (!object.has(required.asText()) && !ofServer) {
                violations.add(below(path, required.asText()) + ": Required value");
            }
        }
        object.properties()
                .forEach(
                        field -> {
                            JsonNode property = schema.path("properties").path(field.getKey());
                            value(
                                    below(path, field.getKey()),
                                    field.getValue(),
                                    property.isMissingNode()
                                            ? schema.path("additionalProperties")
                                            : property);
                        });
    }

    private void limit(String path, String rule, int size, JsonNode schema) {
        if (schema.has(rule) && size > schema.get(rule).asInt()) {
            violations.add(path + ": Invalid value: at most " + schema.get(rule) + ", not " + size);
        }
    }

    private void floor(String path, String rule, int size, JsonNode schema) {
        if (schema.has(rule) && size < schema.get(rule).asInt()) {
            violations.add(
                    path + ": Invalid value: at least " + schema.get(rule) + ", not " + size);
        }
    }

    private static boolean isDateTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String below(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
