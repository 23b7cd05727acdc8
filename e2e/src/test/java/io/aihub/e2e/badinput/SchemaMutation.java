package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.badinput.InvalidObject.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Breaks one thing at a time of what a schema describes; each place of the schema once. */
final class SchemaMutation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String UNHEARD = "unheardOf";

    private final List<InvalidObject> broken = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    /**
     * A place in an object.
     *
     * @param whole the valid object
     * @param pointer to the value in it
     * @param shown the path as the API server names it
     * @param place the path in the schema
     * @param isNeeded whether it is required
     */
    private record Spot(
            ObjectNode whole, String pointer, String shown, String place, boolean isNeeded) {
        static Spot spec(ObjectNode whole) {
            return new Spot(whole, "/spec", "spec", "spec", true);
        }

        JsonNode value() {
            return whole.at(pointer);
        }

        Spot field(String name, boolean needed) {
            return new Spot(
                    whole,
                    pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                    shown + "." + name,
                    place + "." + name,
                    needed);
        }

        Spot item(int index) {
            return new Spot(
                    whole,
                    pointer + "/" + index,
                    shown + "[" + index + "]",
                    place + "[]",
                    isNeeded);
        }

        ObjectNode with(JsonNode value) {
            ObjectNode copy = whole.deepCopy();
            int last = pointer.lastIndexOf('/');
            String name = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
            if (copy.at(pointer.substring(0, last)) instanceof ArrayNode list) {
                list.set(Integer.parseInt(name), value);
            } else {
                ((ObjectNode) copy.at(pointer.substring(0, last))).set(name, value);
            }
            return copy;
        }
    }

    /** Breaks what no base before has broken. */
    void visit(Crd crd, Base base) {
        visit(crd.schema().at("/properties/spec"), Spot.spec(base.object()));
    }

    List<InvalidObject> broken() {
        return List.copyOf(broken);
    }

    /** Fields of a schema that no base has though it may: nothing of them was broken. */
    Set<String> unvisited(Crd crd) {
        Set<String> left = new HashSet<>();
        places(crd.schema().at("/properties/spec"), crd.kind() + ".spec", left);
        left.removeAll(visited);
        return left;
    }

    private static void places(JsonNode schema, String place, Set<String> found) {
        if (Crd.isBarred(schema)) {
            return;
        }
        found.add(place);
        schema.path("properties")
                .properties()
                .forEach(field -> places(field.getValue(), place + "." + field.getKey(), found));
        if (schema.has("items")) {
            places(schema.get("items"), place + "[]", found);
        }
    }

    private void visit(JsonNode schema, Spot spot) {
        String kind = spot.whole().get("kind").asText();
        boolean isNew = visited.add(kind + "." + spot.place());
        JsonNode value = spot.value();
        if (isNew) {
            any(schema, spot);
        }
        switch (value.getNodeType()) {
            case OBJECT -> object(schema, spot, isNew);
            case ARRAY -> list(schema, spot, isNew);
            case STRING -> text(schema, spot, isNew);
            default -> number(schema, spot, isNew);
        }
    }

    private void add(Way way, Spot spot, String path, ObjectNode object) {
        broken.add(
                new InvalidObject(
                        object.get("kind").asText(),
                        way,
                        path,
                        path,
                        way != Way.UnknownUnchecked,
                        spot.isNeeded(),
                        object));
    }

    private void add(Way way, Spot spot, JsonNode value) {
        add(way, spot, spot.shown(), spot.with(value));
    }

    private void any(JsonNode schema, Spot spot) {
        // Null where a text may be absent is an absent text, and there are hundreds of those.
        if (spot.isNeeded() || !spot.value().isTextual()) {
            add(Way.Null, spot, NODES.nullNode());
        }
        JsonNode wrong =
                schema.path("x-kubernetes-int-or-string").asBoolean()
                        ? NODES.booleanNode(true)
                        : spot.value().isTextual() ? NODES.numberNode(7) : NODES.textNode("seven");
        add(Way.WrongType, spot, wrong);
    }

    private void object(JsonNode schema, Spot spot, boolean isNew) {
        if (isNew && schema.has("properties")) {
            fields(schema, spot);
        }
        if (isNew && schema.has("maxProperties")) {
            ObjectNode many = NODES.objectNode();
            JsonNode first = spot.value().elements().next();
            for (int i = 0; i <= schema.get("maxProperties").asInt(); i++) {
                many.set("k" + i, first);
            }
            add(Way.TooManyEntries, spot, many);
            add(Way.NoEntries, spot, NODES.objectNode());
        }
        spot.value()
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            JsonNode inner =
                                    schema.has("properties")
                                            ? schema.at("/properties/" + name)
                                            : schema.path("additionalProperties");
                            if (!inner.isMissingNode()) {
                                visit(inner, spot.field(name, isRequired(schema, name)));
                            }
                        });
    }

    private void fields(JsonNode schema, Spot spot) {
        ObjectNode value = (ObjectNode) spot.value();
        ObjectNode unknown = value.deepCopy().put(UNHEARD, "x");
        String path = spot.shown() + "." + UNHEARD;
        add(Way.Unknown, spot, path, spot.with(unknown));
        add(Way.UnknownUnchecked, spot, path, spot.with(unknown));
        add(Way.NoFields, spot, NODES.objectNode());
        for (JsonNode required : schema.path("required")) {
            ObjectNode without = value.deepCopy();
            without.remove(required.asText());
            add(Way.Missing, spot, spot.shown() + "." + required.asText(), spot.with(without));
        }
    }

    private static boolean isRequired(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void list(JsonNode schema, Spot spot, boolean isNew) {
        ArrayNode value = (ArrayNode) spot.value();
        if (isNew) {
            if (!schema.at("/items/enum").isArray()) {
                int many = schema.get("maxItems").asInt() + 1;
                add(Way.TooManyItems, spot, new Filling(0).items(schema, value, "", many));
            }
            add(Way.NoItems, spot, NODES.arrayNode());
            if (!schema.path("x-kubernetes-list-type").asText().equals("atomic")) {
                ArrayNode twice = value.deepCopy().add(value.get(0));
                String path = spot.shown() + "[" + value.size() + "]";
                add(Way.DuplicateItem, spot, path, spot.with(twice));
            }
        }
        for (int i = 0; i < value.size(); i++) {
            visit(schema.get("items"), spot.item(i));
        }
    }

    private void text(JsonNode schema, Spot spot, boolean isNew) {
        if (!isNew) {
            return;
        }
        String value = spot.value().asText();
        if (schema.has("enum")) {
            add(Way.NotInEnum, spot, NODES.textNode("Unheard"));
            add(Way.OtherCase, spot, NODES.textNode(value.toLowerCase(Locale.ROOT)));
            return;
        }
        add(Way.Blank, spot, NODES.textNode(""));
        if (schema.has("maxLength")) {
            int length = schema.get("maxLength").asInt() + 1;
            add(Way.TooLong, spot, NODES.textNode("1".repeat(length)));
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.get("pattern").asText()).matcher("§ 1").find()) {
            add(Way.NotThePattern, spot, NODES.textNode("§ 1"));
        }
        String format = schema.path("format").asText();
        if (format.startsWith("date")) {
            String never = format.equals("date") ? "2026-02-30" : "2026-02-30T25:00:00Z";
            add(Way.NotTheFormat, spot, NODES.textNode(never));
        }
    }

    private void number(JsonNode schema, Spot spot, boolean isNew) {
        if (!isNew || !schema.path("type").asText().equals("integer")) {
            return;
        }
        add(Way.Fraction, spot, NODES.numberNode(1.5));
        add(Way.TooSmall, spot, NODES.numberNode(schema.get("minimum").asLong() - 1));
        add(Way.TooLarge, spot, NODES.numberNode(schema.get("maximum").asLong() + 1));
    }
}
