package io.aihub.e2e.honesty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A server's answer.
 *
 * @param code HTTP status
 * @param body an object, a list or a Status
 */
record ServerAnswer(int code, JsonNode body) {
    private static final List<String> BY_NATURE =
            List.of(
                    "uid",
                    "resourceVersion",
                    "creationTimestamp",
                    "deletionTimestamp",
                    "managedFields");

    /** What has to be the same on both servers; of an object only the fields to look at, if any. */
    ObjectNode comparable(List<String> look) {
        ObjectNode same = JsonNodeFactory.instance.objectNode();
        same.put("code", code);
        if (body.path("kind").asText().equals("Status")) {
            return same.put("reason", body.path("reason").asText());
        }
        JsonNode clean = clean(body.deepCopy());
        if (look.isEmpty()) {
            same.set("object", clean);
        } else {
            look.forEach(pointer -> same.set(pointer, value(clean.at(pointer))));
        }
        return same;
    }

    private static JsonNode value(JsonNode found) {
        return found.isMissingNode() ? JsonNodeFactory.instance.textNode("(absent)") : found;
    }

    private static JsonNode clean(JsonNode node) {
        if (node.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(BY_NATURE);
        }
        node.path("items").forEach(ServerAnswer::clean);
        return node;
    }
}
