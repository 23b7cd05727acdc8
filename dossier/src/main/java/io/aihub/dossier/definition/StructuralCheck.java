package io.aihub.dossier.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.dossier.definition.Refusal.Nature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Holds an object against the schema of its definition, as an API server does. */
final class StructuralCheck {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");
    private static final int CLOSE = 2;

    private final List<Refusal> refusals = new ArrayList<>();
    private final ScalarCheck scalars;

    private StructuralCheck(ScalarCheck scalars) {
        this.scalars = scalars;
    }

    /** Everything that is wrong with it. */
    static List<Refusal> of(JsonNode object, JsonNode schema, ScalarCheck scalars) {
        StructuralCheck check = new StructuralCheck(scalars);
        check.object("", object, schema);
        return check.refusals;
    }

    private void refuse(String path, Nature nature, String message) {
        refusals.add(Refusal.of(path, nature, message));
    }

    private void value(String path, JsonNode value, JsonNode schema) {
        if (!ScalarCheck.isOfType(value, schema)) {
            refuse(path, Nature.Unreadable, ScalarCheck.otherType(value, schema));
        } else if (value.isArray()) {
            list(path, value, schema);
        } else if (value.isObject()) {
            object(path, value, schema);
        } else {
            scalars.of(value, schema).forEach(refusal -> refusals.add(refusal.at(path)));
        }
    }

    private void list(String path, JsonNode list, JsonNode schema) {
        atMost(path, "maxItems", list.size(), schema);
        String key = schema.path("x-kubernetes-list-map-keys").path(0).asText();
        boolean unique = !schema.path("x-kubernetes-list-type").asText("atomic").equals("atomic");
        Set<JsonNode> before = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            String shown = path + Paths.entry(item, key, i);
            value(shown, item, schema.path("items"));
            JsonNode identity = key.isEmpty() ? item : item.path(key);
            if (unique && !identity.isMissingNode() && !before.add(identity)) {
                refuse(shown, Nature.Refused, "stands there twice; write it once");
            }
        }
    }

    private void object(String path, JsonNode object, JsonNode schema) {
        atMost(path, "maxProperties", object.size(), schema);
        for (JsonNode required : schema.path("required")) {
            String name = required.asText();
            JsonNode property = schema.path("properties").path(name);
            if (!object.has(name)) {
                refuse(Paths.below(path, name), Nature.Missing, wanted(property));
            }
        }
        object.properties().forEach(field -> field(path, schema, field.getKey(), field.getValue()));
    }

    private void field(String path, JsonNode schema, String name, JsonNode value) {
        if (path.isEmpty() && OF_EVERY_OBJECT.contains(name)) {
            return;
        }
        String here = Paths.below(path, name);
        JsonNode property = schema.path("properties").path(name);
        if (!property.isMissingNode()) {
            value(here, value, property);
        } else if (schema.has("additionalProperties")) {
            value(here, value, schema.path("additionalProperties"));
        } else if (!schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            List<String> known = new ArrayList<>();
            schema.path("properties").fieldNames().forEachRemaining(known::add);
            refuse(here, Nature.Unknown, "there is no such field; " + suggestion(name, known));
        }
    }

    private static String suggestion(String name, List<String> known) {
        return Likeness.closest(name, known, CLOSE)
                .map(likely -> "did you mean " + likely + "?")
                .orElseGet(() -> "there are: " + String.join(", ", known));
    }

    private static String wanted(JsonNode property) {
        String description = property.path("description").asText();
        String words =
                Stream.of(
                                "Serving content. ",
                                "Terms. ",
                                "Register. ",
                                "Serving content but ",
                                "Recorded only: ")
                        .reduce(description, (text, part) -> text.replace(part, ""));
        return "has to be there"
                + (words.isEmpty() ? "" : ": " + words.replaceAll("\\.$", ""))
                + choices(property);
    }

    private static String choices(JsonNode property) {
        return property.has("enum")
                ? "; write "
                        + String.join(
                                ", ",
                                StreamSupport.stream(property.get("enum").spliterator(), false)
                                        .map(JsonNode::asText)
                                        .toList())
                : "";
    }

    private void atMost(String path, String limit, int size, JsonNode schema) {
        if (schema.has(limit) && size > schema.get(limit).asInt()) {
            refuse(
                    path,
                    Nature.Refused,
                    "at most " + schema.get(limit) + " entries, not " + size + "; take some out");
        }
    }
}
