package io.aihub.operator.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A part of a committed definition, and what an API server that has it refuses. */
record WrittenSchema(JsonNode schema) {
    private static final Path ROOT = Path.of(System.getProperty("aihub.root", ".."));

    static WrittenSchema status(String file) {
        try {
            return new WrittenSchema(
                    new YAMLMapper()
                            .readTree(ROOT.resolve("crds").resolve(file).toFile())
                            .at("/spec/versions/0/schema/openAPIV3Schema/properties/status"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of a field, for example {@code signals[].value}. */
    JsonNode at(String path) {
        JsonNode node = schema;
        for (String field : path.replace("[]", ".[]").split("\\.")) {
            node = field.equals("[]") ? node.path("items") : node.path("properties").path(field);
        }
        return node;
    }

    List<String> violations(JsonNode value) {
        List<String> found = new ArrayList<>();
        check("status", value, schema, found);
        return found;
    }

    private static void check(String path, JsonNode value, JsonNode schema, List<String> found) {
        if (value.isTextual()) {
            text(path, value.textValue(), schema, found);
        } else if (value.isNumber()) {
            boolean low = value.asLong() < schema.path("minimum").asLong(Long.MIN_VALUE);
            if (low || value.asLong() > schema.path("maximum").asLong(Long.MAX_VALUE)) {
                found.add(path + " is out of range: " + value);
            }
        } else if (value.isArray()) {
            list(path, value, schema, found);
        } else if (value.isObject()) {
            object(path, value, schema, found);
        }
    }

    private static void text(String path, String text, JsonNode schema, List<String> found) {
        if (text.codePointCount(0, text.length()) > schema.path("maxLength").asInt(1 << 30)) {
            found.add(path + " is too long");
        }
        String pattern = schema.path("pattern").asText("");
        if (!Pattern.compile(pattern).matcher(text).find()) {
            found.add(path + " does not match " + pattern);
        }
        if (schema.path("format").asText().equals("date-time") && !isTime(text)) {
            found.add(path + " is no time: " + text);
        }
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void list(String path, JsonNode list, JsonNode schema, List<String> found) {
        if (list.size() > schema.path("maxItems").asInt(1 << 30)) {
            found.add(path + " has too many elements");
        }
        Set<String> keys = new HashSet<>();
        for (JsonNode element : list) {
            check(path + "[]", element, schema.path("items"), found);
            for (JsonNode key : schema.path("x-kubernetes-list-map-keys")) {
                if (!keys.add(element.path(key.asText()).asText())) {
                    found.add(path + " has two elements of one key");
                }
            }
        }
    }

    private static void object(String path, JsonNode object, JsonNode schema, List<String> found) {
        for (JsonNode required : schema.path("required")) {
            if (!object.has(required.asText())) {
                found.add(path + "." + required.asText() + " is required");
            }
        }
        object.properties()
                .forEach(
                        field ->
                                check(
                                        path + "." + field.getKey(),
                                        field.getValue(),
                                        schema.path("properties").path(field.getKey()),
                                        found));
    }
}
