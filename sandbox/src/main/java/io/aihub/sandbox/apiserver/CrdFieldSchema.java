package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The merge rules that a custom resource's OpenAPI schema states. */
record CrdFieldSchema(JsonNode schema) implements FieldSchema {

    @Override
    public FieldSchema field(String name) {
        JsonNode property = schema.path("properties").path(name);
        return new CrdFieldSchema(
                property.isMissingNode() ? schema.path("additionalProperties") : property);
    }

    @Override
    public FieldSchema item() {
        return new CrdFieldSchema(schema.path("items"));
    }

    @Override
    public ListRule listRule() {
        String type = schema.path("x-kubernetes-list-type").asText("atomic");
        if (type.equals("set")) {
            return new ListRule.SetOfValues();
        }
        if (!type.equals("map")) {
            return new ListRule.Atomic();
        }
        List<String> keys = new ArrayList<>();
        schema.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        return new ListRule.Keyed(List.copyOf(keys), Map.of());
    }

    @Override
    public boolean atomicMap() {
        return schema.path("x-kubernetes-map-type").asText("").equals("atomic");
    }
}
