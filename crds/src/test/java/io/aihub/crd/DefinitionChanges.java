package io.aihub.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a definition takes away from an earlier one of the same kind. */
final class DefinitionChanges {
    private static final List<String> FIXED =
            List.of("/spec/group", "/spec/scope", "/spec/names/plural", "/spec/names/singular");
    private static final List<String> GROWING =
            List.of("/spec/names/shortNames", "/spec/names/categories");

    private DefinitionChanges() {}

    /** The findings, one line each; a kind that is gone altogether is one. */
    static List<String> between(JsonNode before, Optional<JsonNode> now) {
        String kind = kind(before);
        if (now.isEmpty()) {
            return List.of(kind + ": the kind is gone");
        }
        List<String> findings = new ArrayList<>();
        for (String place : FIXED) {
            String was = before.at(place).asText();
            String is = now.get().at(place).asText();
            if (!was.equals(is)) {
                findings.add(kind + ": " + place.substring(1) + " was " + was + ", is " + is);
            }
        }
        for (String place : GROWING) {
            gone(kind, place.substring(1), before.at(place), now.get().at(place), findings);
        }
        for (JsonNode version : before.at("/spec/versions")) {
            String name = version.path("name").asText();
            version(now.get(), name)
                    .ifPresentOrElse(
                            same -> versions(kind, name, version, same, findings),
                            () -> findings.add(kind + ": the version " + name + " is gone"));
        }
        return findings;
    }

    static String kind(JsonNode definition) {
        return definition.at("/spec/names/kind").asText();
    }

    private static Optional<JsonNode> version(JsonNode definition, String name) {
        return StreamSupport.stream(definition.at("/spec/versions").spliterator(), false)
                .filter(version -> version.path("name").asText().equals(name))
                .findFirst();
    }

    private static void versions(
            String kind, String name, JsonNode before, JsonNode now, List<String> findings) {
        if (before.path("served").asBoolean() && !now.path("served").asBoolean()) {
            findings.add(kind + ": the version " + name + " is no longer served");
        }
        before.path("subresources")
                .fieldNames()
                .forEachRemaining(
                        part -> {
                            if (!now.path("subresources").has(part)) {
                                findings.add(kind + ": the subresource " + part + " is gone");
                            }
                        });
        gone(kind, "selectableFields", paths(before), paths(now), findings);
        findings.addAll(
                SchemaChanges.between(
                        kind,
                        before.at("/schema/openAPIV3Schema"),
                        now.at("/schema/openAPIV3Schema")));
    }

    private static JsonNode paths(JsonNode version) {
        ArrayNode paths = JsonNodeFactory.instance.arrayNode();
        version.path("selectableFields").forEach(field -> paths.add(field.path("jsonPath")));
        return paths;
    }

    private static void gone(
            String kind, String list, JsonNode before, JsonNode now, List<String> findings) {
        SchemaChanges.missing(before, now)
                .forEach(value -> findings.add(kind + ": " + list + " lacks " + value));
    }
}
