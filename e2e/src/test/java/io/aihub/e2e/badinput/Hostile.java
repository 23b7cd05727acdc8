package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes one hostile text into every field that takes any text.
 *
 * @param text cut where a field is shorter
 */
record Hostile(String text) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONG = 4000;

    /** A rule asks for so many characters in some fields. */
    private static final int SHORTEST = 20;

    /** Texts that have done harm to logs, terminals, templates and readers elsewhere. */
    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("escapes", "\u001b[2J\u001b]0;owned\u0007\u001b[31m");
        texts.put("lines", "a\r\n2026-01-01T00:00:00.000Z ERROR [INJECTED] a line\u2028b\u0085c\n");
        texts.put("templates", "${jndi:ldap://127.0.0.1/x} {{.}} %s%n%d $(id) #{7*7} `id`");
        texts.put("emoji", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83e\udee0 e\u0301");
        texts.put("direction", "\u202emoc.elpmaxe\u202c \u2066x\u2069 \u05d0\u0627");
        texts.put("controls", "\u0000\u0001\b\f\u001f\u007f\u009f");
        texts.put("noncharacters", "\ufeff\ufffe\uffff\ufdd0");
        texts.put("long", "\u00e5".repeat(LONG));
        texts.put("markup", "</script><b>'\";--<!--&#27;]]>");
        return texts;
    }

    /** A copy with that text in the spec, wherever the schema has neither pattern nor words. */
    ObjectNode in(Crd crd, ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.set("spec", replaced(crd.schema().at("/properties/spec"), object.get("spec"), ""));
        return copy;
    }

    private JsonNode replaced(JsonNode schema, JsonNode value, String mark) {
        if (value.isArray()) {
            ArrayNode list = NODES.arrayNode();
            value.forEach(
                    item -> list.add(replaced(schema.get("items"), item, mark + list.size())));
            return list;
        }
        if (value.isObject() && schema.has("properties")) {
            ObjectNode copy = NODES.objectNode();
            value.properties()
                    .forEach(
                            field -> {
                                JsonNode inner = schema.at("/properties/" + field.getKey());
                                copy.set(field.getKey(), replaced(inner, field.getValue(), mark));
                            });
            return copy;
        }
        boolean isFree =
                value.isTextual()
                        && !schema.has("pattern")
                        && !schema.has("enum")
                        && !schema.has("format")
                        && schema.path("type").asText().equals("string");
        return isFree ? NODES.textNode(fit(schema, mark)) : value.deepCopy();
    }

    /** The mark keeps items of a list apart. */
    private String fit(JsonNode schema, String mark) {
        String whole = mark + text.repeat(1 + SHORTEST / text.length());
        int characters = whole.codePointCount(0, whole.length());
        int limit = Math.min(characters, schema.path("maxLength").asInt(characters));
        return whole.substring(0, whole.offsetByCodePoints(0, limit));
    }
}
