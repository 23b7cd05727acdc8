package io.aihub.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.Patterns;
import java.util.List;
import java.util.Map;

/**
 * Adds what the generator has no word for: list types, formats, and bounds that follow from a
 * pattern or a type.
 */
final class SchemaPolish {
    private static final long LARGEST_EXACT_INTEGER = 9_007_199_254_740_991L;
    private static final String QUANTITY = "^[0-9]{1,12}(\\.[0-9]{1,9})?([mkMGT]|[KMGT]i)?$";

    /** Longest text that a pattern can match in practice. */
    private static final Map<String, Integer> LENGTHS =
            Map.of(
                    Patterns.DIGEST, 71,
                    Patterns.DURATION, 32,
                    Patterns.DECIMAL, 26,
                    Patterns.BYTES, 20,
                    Patterns.DATE, 10,
                    Patterns.DATE_TIME, 40,
                    Patterns.NAME, 253,
                    Patterns.LABEL, 63,
                    Patterns.MODEL_NAME, 50,
                    Patterns.NAMESPACE_OR_ALL, 63);

    /** Patterns that people meet in their first manifest, with what to write instead. */
    private static final Map<String, String> WORDED =
            Map.of(
                    Patterns.DURATION,
                    "write a duration such as 24h or 1h30m, at most 99999h (FLD-02)",
                    Patterns.BYTES,
                    "write a size such as 512Mi or 2Gi",
                    Patterns.IMAGE,
                    "write registry/name@sha256: and 64 hexadecimal digits; a tag names whatever is"
                            + " pushed under it next, so an approval of a tag approves nothing"
                            + " (ART-01)");

    private final ListTypes listTypes;

    SchemaPolish(ListTypes listTypes) {
        this.listTypes = listTypes;
    }

    /** Changes one schema and all below it in place; the path is for the table of list types. */
    void polish(String path, ObjectNode schema) {
        switch (schema.path("type").asText()) {
            case "string" -> string(schema);
            case "integer" -> integer(schema);
            case "array" -> array(path, schema);
            case "object" -> object(path, schema);
            default -> untyped(schema);
        }
    }

    private void string(ObjectNode schema) {
        String pattern = schema.path("pattern").asText();
        if (LENGTHS.containsKey(pattern) && !schema.has("maxLength")) {
            schema.put("maxLength", LENGTHS.get(pattern));
        }
        if (WORDED.containsKey(pattern)) {
            // A pattern that does not match is answered with the pattern; a rule with its message.
            schema.remove("pattern");
            schema.putArray("x-kubernetes-validations")
                    .addObject()
                    .put("rule", "self.matches('" + pattern + "')")
                    .put("message", WORDED.get(pattern));
        }
        if (pattern.equals(Patterns.DATE)) {
            schema.remove("pattern");
            schema.put("format", "date");
        }
        if (pattern.equals(Patterns.DATE_TIME)) {
            // The API server's own check also takes a time without a zone; the pattern does not.
            schema.put("format", "date-time");
        }
        if (schema.path("maxLength").isNumber()) {
            schema.put("maxLength", schema.get("maxLength").asLong());
        }
    }

    private void integer(ObjectNode schema) {
        boolean bounded = schema.has("maximum");
        schema.put("minimum", schema.path("minimum").asLong(0));
        schema.put("maximum", bounded ? schema.get("maximum").asLong() : LARGEST_EXACT_INTEGER);
        schema.put("format", bounded ? "int32" : "int64");
    }

    private void array(String path, ObjectNode schema) {
        String type = listTypes.at(path);
        if (type.startsWith("map:")) {
            schema.put("x-kubernetes-list-type", "map");
            schema.putArray("x-kubernetes-list-map-keys").add(type.substring("map:".length()));
        } else {
            schema.put("x-kubernetes-list-type", type);
        }
        polish(path + "[]", (ObjectNode) schema.get("items"));
    }

    private void object(String path, ObjectNode schema) {
        schema.path("properties")
                .properties()
                .forEach(
                        property ->
                                polish(
                                        path + "." + property.getKey(),
                                        (ObjectNode) property.getValue()));
        JsonNode values = schema.path("additionalProperties");
        if (values.isObject()) {
            polish(path + "{}", (ObjectNode) values);
        }
    }

    private void untyped(ObjectNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            schema.put("pattern", QUANTITY);
            schema.put("maxLength", 24);
        } else if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            schema.put("type", "object");
        } else {
            throw new IllegalStateException("a schema without a type: " + List.of(schema));
        }
    }
}
