package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Merges what is applied into an object, and takes fields out of it again by their paths. */
final class FieldMerge {
    private FieldMerge() {}

    /**
     * Changes {@code target} so that it holds all of {@code intent}; a null removes the field.
     *
     * @param target a copy the caller owns
     */
    static void into(ObjectNode target, JsonNode intent, FieldSchema schema) {
        intent.properties()
                .forEach(
                        field -> {
                            String name = field.getKey();
                            if (field.getValue().isNull()) {
                                target.remove(name);
                            } else {
                                target.set(
                                        name,
                                        merged(
                                                target.get(name),
                                                field.getValue(),
                                                schema.field(name)));
                            }
                        });
    }

    private static JsonNode merged(JsonNode live, JsonNode intent, FieldSchema schema) {
        if (intent.isObject() && !schema.atomicMap()) {
            ObjectNode base = live instanceof ObjectNode object ? object : Json.object();
            into(base, intent, schema);
            return base;
        }
        if (intent.isArray() && live instanceof ArrayNode list) {
            if (schema.listRule() instanceof ListRule.Keyed keyed) {
                intent.forEach(item -> mergeItem(list, item, keyed, schema.item()));
                return list;
            }
            if (schema.listRule() instanceof ListRule.SetOfValues) {
                intent.forEach(value -> addAbsent(list, value));
                return list;
            }
        }
        return intent.deepCopy();
    }

    private static void mergeItem(
            ArrayNode list, JsonNode item, ListRule.Keyed keyed, FieldSchema schema) {
        String wanted = FieldSet.itemStep(keyed, item);
        for (JsonNode present : list) {
            if (FieldSet.itemStep(keyed, present).equals(wanted)) {
                into((ObjectNode) present, item, schema);
                return;
            }
        }
        list.add(item.deepCopy());
    }

    private static void addAbsent(ArrayNode list, JsonNode value) {
        for (JsonNode present : list) {
            if (present.equals(value)) {
                return;
            }
        }
        list.add(value);
    }

    /** Takes these paths out, the deepest first, and then what has become empty by it. */
    static void remove(ObjectNode target, Collection<String> paths, FieldSchema schema) {
        // An item goes as a whole: without its key fields it could not be found.
        paths.stream()
                .filter(path -> paths.stream().noneMatch(other -> path.startsWith(other + "/")))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(path -> removeOne(target, List.of(path.substring(1).split("/")), schema));
    }

    private static void removeOne(JsonNode parent, List<String> steps, FieldSchema schema) {
        String step = steps.get(0);
        if (steps.size() == 1) {
            removeStep(parent, step, schema);
            return;
        }
        Optional<JsonNode> child = child(parent, step, schema);
        if (child.isPresent()) {
            FieldSchema below = step.startsWith("f:") ? schema.field(name(step)) : schema.item();
            removeOne(child.get(), steps.subList(1, steps.size()), below);
            if (child.get().isEmpty() && step.startsWith("f:") && !name(step).equals("metadata")) {
                removeStep(parent, step, schema);
            }
        }
    }

    private static Optional<JsonNode> child(JsonNode parent, String step, FieldSchema schema) {
        if (step.startsWith("f:")) {
            return Optional.ofNullable(parent.get(name(step)));
        }
        int index = indexOf(parent, step, schema);
        return index < 0 ? Optional.empty() : Optional.of(parent.get(index));
    }

    private static void removeStep(JsonNode parent, String step, FieldSchema schema) {
        if (parent instanceof ObjectNode object && step.startsWith("f:")) {
            object.remove(name(step));
        } else if (parent instanceof ArrayNode list) {
            int index = indexOf(list, step, schema);
            if (index >= 0) {
                list.remove(index);
            }
        }
    }

    private static int indexOf(JsonNode list, String step, FieldSchema schema) {
        for (int i = 0; i < list.size(); i++) {
            String present =
                    schema.listRule() instanceof ListRule.Keyed keyed && step.startsWith("k:")
                            ? FieldSet.itemStep(keyed, list.get(i))
                            : FieldSet.step('v', Json.text(list.get(i)));
            if (present.equals("/" + step)) {
                return i;
            }
        }
        return -1;
    }

    private static String name(String step) {
        return step.substring(2).replace("~1", "/").replace("~0", "~");
    }
}
