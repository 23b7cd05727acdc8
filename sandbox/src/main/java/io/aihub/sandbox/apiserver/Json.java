package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** JSON and YAML texts to trees and back; trees of stored objects are never changed in place. */
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }

    /**
     * A JSON object, or a YAML one.
     *
     * @throws ApiFailure 400 when it is neither
     */
    static ObjectNode parse(String text) {
        JsonNode node = parseAny(text);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ApiFailure.badRequest("the body of the request is not an object");
    }

    /**
     * Any JSON value, or YAML.
     *
     * @throws ApiFailure 400 when it is neither
     */
    static JsonNode parseAny(String text) {
        String start = text.stripLeading();
        boolean json = start.startsWith("{") || start.startsWith("[");
        try {
            // A round through JSON text gives YAML's numbers the node types JSON's have.
            return json
                    ? MAPPER.readTree(text)
                    : MAPPER.readTree(MAPPER.writeValueAsString(YAML.readTree(text)));
        } catch (JsonProcessingException e) {
            throw ApiFailure.badRequest("the body of the request is neither JSON nor YAML");
        }
    }

    /** All documents of a YAML text. */
    static List<ObjectNode> documents(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll().stream()
                    .filter(JsonNode::isObject)
                    .map(document -> parse(text(document)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("not YAML", e);
        }
    }

    /** The text of a field below, or empty. */
    static String at(JsonNode node, String... fields) {
        JsonNode current = node;
        for (String field : fields) {
            current = current.path(field);
        }
        return current.asText("");
    }

    /** The metadata of an object, created when absent. */
    static ObjectNode metadata(ObjectNode object) {
        return object.get("metadata") instanceof ObjectNode metadata
                ? metadata
                : object.putObject("metadata");
    }
}
