package io.aihub.dossier.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.dossier.content.ContentFields;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every field of every kind, from the committed definitions. */
final class FieldsPage {
    private static final Map<String, String> LIST_TYPES =
            Map.of("map", "keyed list", "set", "set", "atomic", "list");

    private final List<String> lines = new ArrayList<>();

    static Page page() {
        FieldsPage page = new FieldsPage();
        page.introduction();
        for (Path file : Checkout.files("crds", ".yaml")) {
            page.kind(definition(file));
        }
        return Page.generated("fields.md", "Fields", "crds/*.yaml", page.lines);
    }

    static JsonNode definition(Path file) {
        return Serialization.unmarshal(Checkout.text(file), JsonNode.class);
    }

    private void introduction() {
        lines.add(
                "The part of a field of `AIModel.spec` says what a change asks for: **S** serving"
                        + " content (new pods and a new approval), **T** terms (a new approval, the same"
                        + " pods), **R** register (neither; it is recorded). `[]` stands after a list. A"
                        + " `*` marks a field that the schema requires where its parent is there; the"
                        + " [register rules](rules.md) ask for more. Each field of a spec ends with"
                        + " its mark, which tests hold against the code: *Acted on*; *Rule*, judged by a"
                        + " rule and read by nothing else; *Digest only*, part of what is approved and"
                        + " read by nothing else; *Recorded only*; *Not yet*, refused by the gate when it"
                        + " is set, since nothing honours it.");
    }

    private void kind(JsonNode definition) {
        JsonNode names = definition.at("/spec/names");
        JsonNode version = definition.at("/spec/versions/0");
        JsonNode schema = version.at("/schema/openAPIV3Schema");
        lines.add("");
        lines.add("## " + names.path("kind").asText());
        lines.add("");
        lines.add(
                schema.path("description").asText()
                        + " "
                        + definition.at("/spec/scope").asText()
                        + ", short name `"
                        + names.at("/shortNames/0").asText()
                        + "`.");
        selectable(version);
        boolean model = names.path("kind").asText().equals("AIModel");
        for (String part : List.of("spec", "status")) {
            JsonNode section = schema.at("/properties/" + part);
            if (section.has("properties")) {
                table(part, section, model && part.equals("spec"));
            }
        }
        List<String> refusals = new ArrayList<>();
        SchemaFields.refusals("", schema, refusals);
        if (!refusals.isEmpty()) {
            lines.add("");
            lines.add("The API server refuses, with these words:");
            lines.add("");
            lines.addAll(refusals);
        }
    }

    private void selectable(JsonNode version) {
        List<String> paths = new ArrayList<>();
        version.path("selectableFields")
                .forEach(f -> paths.add("`" + f.path("jsonPath").asText().substring(1) + "`"));
        if (!paths.isEmpty()) {
            lines.add("");
            lines.add("Selectable (`--field-selector`): " + String.join(", ", paths) + ".");
        }
    }

    private void table(String part, JsonNode section, boolean withParts) {
        Map<String, ?> parts = ContentFields.current().parts();
        lines.add("");
        lines.add("### " + part);
        lines.add("");
        lines.add(
                withParts
                        ? Page.row("Field", "Type", "Part", "What it says")
                        : Page.row("Field", "Type", "What it says"));
        lines.add(withParts ? "|---|---|---|---|" : "|---|---|---|");
        for (SchemaFields.Field field : SchemaFields.of(section)) {
            String name = "`" + field.path() + "`" + (field.required() ? "\\*" : "");
            String letter =
                    parts.containsKey(field.leafPath())
                            ? parts.get(field.leafPath()).toString().substring(0, 1)
                            : "";
            lines.add(
                    withParts
                            ? Page.row(name, type(field.schema()), letter, field.description())
                            : Page.row(name, type(field.schema()), field.description()));
        }
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.path("enum").forEach(word -> words.add(word.asText()));
            return String.join(", ", words);
        }
        String type = schema.path("type").asText("any");
        return switch (type) {
            case "array" -> LIST_TYPES.get(schema.path("x-kubernetes-list-type").asText("atomic"));
            case "object" -> schema.has("additionalProperties") ? "map" : "object";
            case "string" -> schema.path("format").asText("string");
            default -> type;
        };
    }
}
