package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills in the {@code default:} values of a custom resource's schema, parents before children. */
final class SchemaDefaults {
    private SchemaDefaults() {}

    static void fill(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            schema.path("properties")
                    .properties()
                    .forEach(
                            property -> {
                                String name = property.getKey();
                                JsonNode below = property.getValue();
                                if (!object.has(name) && below.has("default")) {
                                    object.set(name, below.get("default").deepCopy());
                                }
                                if (object.has(name)) {
                                    fill(object.get(name), below);
                                }
                            });
            if (schema.path("additionalProperties").isObject()) {
                object.forEach(entry -> fill(entry, schema.get("additionalProperties")));
            }
        } else if (value.isArray()) {
            value.forEach(item -> fill(item, schema.path("items")));
        }
    }
}
