package io.aihub.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Every schema below a root, each with its path. */
final class SchemaWalk {
    /**
     * One schema.
     *
     * @param path dots for fields, {@code []} for list items, {@code {}} for map values
     * @param schema the schema itself
     * @param field whether it is a named field, and so has a description of its own
     */
    record Place(String path, JsonNode schema, boolean field) {
        String type() {
            return schema.path("type").asText();
        }

        boolean isEnum() {
            return schema.has("enum");
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private final List<Place> places = new ArrayList<>();

    private SchemaWalk() {}

    static List<Place> of(GeneratedCrd crd) {
        SchemaWalk walk = new SchemaWalk();
        walk.visit(crd.kind(), crd.schema(), true);
        return List.copyOf(walk.places);
    }

    private void visit(String path, JsonNode schema, boolean field) {
        places.add(new Place(path, schema, field));
        schema.path("properties")
                .properties()
                .forEach(entry -> visit(path + "." + entry.getKey(), entry.getValue(), true));
        if (schema.has("items")) {
            visit(path + "[]", schema.get("items"), false);
        }
        if (schema.has("additionalProperties")) {
            visit(path + "{}", schema.get("additionalProperties"), false);
        }
    }
}
