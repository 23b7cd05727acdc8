package io.aihub.operator.apply;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** Changes a JSON document by pointers. */
final class Edit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final JsonNode tree;

    Edit(JsonNode tree) {
        this.tree = tree;
    }

    JsonNode tree() {
        return tree;
    }

    Edit set(String path, String value) {
        JsonPointer pointer = JsonPointer.compile(path);
        JsonNode parent = tree.at(pointer.head());
        if (parent.isMissingNode()) {
            throw new IllegalArgumentException("nothing at " + pointer.head());
        }
        if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), read(value));
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), read(value));
        }
        return this;
    }

    Edit remove(String path) {
        JsonPointer pointer = JsonPointer.compile(path);
        if (tree.at(pointer).isMissingNode()) {
            throw new IllegalArgumentException("nothing at " + path);
        }
        JsonNode parent = tree.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.remove(pointer.last().getMatchingIndex());
        } else {
            ((ObjectNode) parent).remove(pointer.last().getMatchingProperty());
        }
        return this;
    }

    Edit append(String path, String value) {
        ((ArrayNode) tree.at(path)).add(read(value));
        return this;
    }

    Edit swap(String path, int first, int second) {
        ArrayNode array = (ArrayNode) tree.at(path);
        JsonNode moved = array.get(first);
        array.set(first, array.get(second));
        array.set(second, moved);
        return this;
    }

    private static JsonNode read(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
