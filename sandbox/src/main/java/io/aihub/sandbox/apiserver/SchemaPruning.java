package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Drops the fields of a custom resource that its schema does not name, as the real server does. */
final class SchemaPruning {
    private static final String KEEP = "x-kubernetes-preserve-unknown-fields";
    private static final List<String> EVERY_OBJECT = List.of("apiVersion", "kind", "metadata");

    private SchemaPruning() {}

    static void prune(ObjectNode object, JsonNode schema) {
        ObjectNode own = object.deepCopy();
        own.remove(EVERY_OBJECT);
        pruneValue(own, schema);
        List<String> before = object.properties().stream().map(field -> field.getKey()).toList();
        before.stream().filter(field -> !EVERY_OBJECT.contains(field)).forEach(object::remove);
        object.setAll(own);
    }

    private static void pruneValue(JsonNode value, JsonNode schema) {
        if (schema.path(KEEP).asBoolean()) {
            return;
        }
        if (value.isArray()) {
            value.forEach(item -> pruneValue(item, schema.path("items")));
        } else if (value instanceof ObjectNode object) {
            JsonNode named = schema.path("properties");
            JsonNode others = schema.path("additionalProperties");
            boolean free = others.isObject() || others.asBoolean();
            if (!free) {
                object.retain(named.properties().stream().map(field -> field.getKey()).toList());
            }
            object.properties()
                    .forEach(
                            field -> {
                                JsonNode property = named.path(field.getKey());
                                pruneValue(
                                        field.getValue(),
                                        property.isMissingNode() ? others : property);
                            });
        }
    }
}
