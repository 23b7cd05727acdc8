package io.aihub.dossier.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks a schema in the order of its file. */
final class SchemaFields {
    private final List<Field> fields = new ArrayList<>();

    private SchemaFields() {}

    /**
     * One field.
     *
     * @param path in dots from the section, {@code []} after a list of objects
     * @param schema of the field itself
     * @param required whether the schema requires it where its parent is there
     */
    record Field(String path, JsonNode schema, boolean required) {
        String description() {
            return schema.path("description").asText();
        }

        /** As the table of digests writes it: {@code []} after a list of plain values too. */
        String leafPath() {
            boolean plainList =
                    schema.path("type").asText().equals("array") && !path.endsWith("[]");
            return plainList ? path + "[]" : path;
        }

        /** Whether no field lies below it. */
        boolean leaf() {
            return !schema.has("properties") && !schema.path("items").has("properties");
        }
    }

    /** Every field of a section, parents before their children. */
    static List<Field> of(JsonNode section) {
        SchemaFields walk = new SchemaFields();
        walk.below("", section);
        return walk.fields;
    }

    private void below(String path, JsonNode schema) {
        for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
            JsonNode child = entry.getValue();
            boolean listOfObjects = child.path("items").has("properties");
            String here = path + entry.getKey() + (listOfObjects ? "[]" : "");
            fields.add(new Field(here, child, requires(schema, entry.getKey())));
            below(here + ".", listOfObjects ? child.path("items") : child);
        }
    }

    private static boolean requires(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The messages of the validation rules, each with the place that it is about. */
    static void refusals(String path, JsonNode schema, List<String> into) {
        for (JsonNode rule : schema.path("x-kubernetes-validations")) {
            String place = path.isEmpty() ? "the object" : "`" + path + "`";
            into.add("- " + place + ": " + rule.path("message").asText());
        }
        for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
            refusals(join(path, entry.getKey()), entry.getValue(), into);
        }
        Optional.ofNullable(schema.get("items"))
                .ifPresent(items -> refusals(path + "[]", items, into));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
