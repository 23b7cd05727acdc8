package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes objects as large as their schema lets them be.
 *
 * @param longest text, in characters; a shorter limit of the schema holds
 */
record Filling(int longest) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** A filled copy: every list and map full, every text as long as it may be. */
    ObjectNode of(Crd crd, ObjectNode object) {
        ObjectNode full = object.deepCopy();
        full.set("spec", fill(crd.schema().at("/properties/spec"), object.get("spec"), ""));
        return full;
    }

    private JsonNode fill(JsonNode schema, JsonNode value, String mark) {
        if (value.isArray()) {
            return list(schema, (ArrayNode) value, mark);
        }
        if (value.isObject() && schema.has("properties")) {
            return object(schema, (ObjectNode) value, mark);
        }
        if (value.isObject() && schema.has("additionalProperties")) {
            return map(schema, (ObjectNode) value, mark);
        }
        if (value.isTextual() && schema.path("type").asText().equals("string")) {
            int marked = value.asText().length() + mark.length();
            int length =
                    Math.min(schema.path("maxLength").asInt(NO_LIMIT), Math.max(longest, marked));
            return NODES.textNode(stretched(schema, value.asText(), mark, length));
        }
        return value.deepCopy();
    }

    private ObjectNode object(JsonNode schema, ObjectNode value, String mark) {
        ObjectNode full = NODES.objectNode();
        value.properties()
                .forEach(
                        field ->
                                full.set(
                                        field.getKey(),
                                        fill(
                                                schema.at("/properties/" + field.getKey()),
                                                field.getValue(),
                                                mark)));
        if (full.path("kind").asText().equals("Numeric") && full.has("edges")) {
            ArrayNode counts = (ArrayNode) full.get("counts");
            while (counts.size() > full.get("edges").size() + 1) {
                counts.remove(counts.size() - 1);
            }
        }
        return full;
    }

    private JsonNode map(JsonNode schema, ObjectNode value, String mark) {
        ObjectNode full = NODES.objectNode();
        JsonNode first = value.elements().next();
        for (int i = 0; i < schema.path("maxProperties").asInt(); i++) {
            full.set("k" + i, fill(schema.get("additionalProperties"), first, mark));
        }
        return full;
    }

    private ArrayNode list(JsonNode schema, ArrayNode value, String mark) {
        JsonNode words = schema.at("/items/enum");
        return words.isArray()
                ? NODES.arrayNode().addAll((ArrayNode) words)
                : items(schema, value, mark, schema.path("maxItems").asInt());
    }

    /** That many different items. */
    ArrayNode items(JsonNode schema, ArrayNode value, String mark, int count) {
        ArrayNode full = NODES.arrayNode();
        for (int i = 0; i < count; i++) {
            full.add(fill(schema.get("items"), value.get(i % value.size()), mark + "-" + i));
        }
        return full;
    }

    /**
     * A text of that length that still has the pattern; as it was where none has.
     *
     * @param mark is in it where the pattern allows, so that items differ
     */
    static String stretched(JsonNode schema, String text, String mark, int length) {
        if (schema.has("enum") || schema.path("format").asText().startsWith("date")) {
            return text;
        }
        Pattern pattern = Pattern.compile(schema.path("pattern").asText(".*"), Pattern.DOTALL);
        String marked = text + mark;
        for (int size = length; size > text.length(); size--) {
            String x = "x".repeat(Math.max(0, size - marked.length()));
            String zeros = "0".repeat(size - text.length());
            for (String tried : List.of(marked + x, x + marked, zeros + text)) {
                if (tried.length() == size && pattern.matcher(tried).find()) {
                    return tried;
                }
            }
        }
        return text;
    }
}
