package io.aihub.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into an object: {@code spec.signals[age].window}, where the brackets hold the name or type
 * of an item, {@code *} for every item, or kubectl's filter {@code ?(@.type=="Ready")}. A dot at
 * the start is passed over, and so is a dot before a bracket.
 */
public final class FieldPath {
    private static final Pattern PART =
            Pattern.compile(
                    "\\.?([A-Za-z0-9_/-]+)|\\[([^\\[\\]?]+)]|\\[\\?\\(@\\.([A-Za-z]+)==\"([^\"]*)\"\\)]");
    private final String text;
    private final List<Part> parts;

    private FieldPath(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    private sealed interface Part {
        record Field(String name) implements Part {}

        /** An item whose field has this value; without a field, its name or type has. */
        record Item(List<String> fields, String value) implements Part {}

        record Every() implements Part {}
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static FieldPath of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            parts.add(part(matcher));
            end = matcher.end();
        }
        if (end != text.length() || parts.isEmpty()) {
            throw new IllegalArgumentException("not a path: " + text);
        }
        return new FieldPath(text, List.copyOf(parts));
    }

    private static Part part(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Part.Field(matcher.group(1));
        }
        if (matcher.group(3) != null) {
            return new Part.Item(List.of(matcher.group(3)), matcher.group(4));
        }
        return matcher.group(2).equals("*")
                ? new Part.Every()
                : new Part.Item(List.of("name", "type"), matcher.group(2));
    }

    /** Every value at this path; none where something on the way is absent. */
    public List<JsonNode> find(JsonNode root) {
        List<JsonNode> found = List.of(root);
        for (Part part : parts) {
            found = found.stream().flatMap(node -> step(node, part).stream()).toList();
        }
        return found.stream().filter(node -> !node.isNull()).toList();
    }

    /** The values at this path as one text; empty where there is none. */
    public String text(JsonNode root) {
        return String.join(
                ",",
                find(root).stream()
                        .map(node -> node.isValueNode() ? node.asText() : node.toString())
                        .toList());
    }

    private static List<JsonNode> step(JsonNode node, Part part) {
        List<JsonNode> next = new ArrayList<>();
        if (part instanceof Part.Field field && node.has(field.name())) {
            next.add(node.get(field.name()));
        } else if (part instanceof Part.Every && node.isArray()) {
            node.forEach(next::add);
        } else if (part instanceof Part.Item item && node.isArray()) {
            node.forEach(
                    each -> {
                        if (matches(each, item)) {
                            next.add(each);
                        }
                    });
        }
        return next;
    }

    private static boolean matches(JsonNode node, Part.Item item) {
        return item.fields().stream().anyMatch(f -> item.value().equals(node.path(f).asText("")));
    }

    /**
     * Writes a value; objects on the way are made, items of lists have to be there. Null removes.
     *
     * @throws IllegalArgumentException when an item on the way is not there
     */
    public void set(ObjectNode root, JsonNode value) {
        List<JsonNode> holders = List.of(root);
        for (Part part : parts.subList(0, parts.size() - 1)) {
            holders = holders.stream().flatMap(node -> into(node, part).stream()).toList();
        }
        if (holders.isEmpty()) {
            throw new IllegalArgumentException("nothing is there to set: " + text);
        }
        holders.forEach(holder -> put(holder, parts.get(parts.size() - 1), value));
    }

    private static List<JsonNode> into(JsonNode node, Part part) {
        if (part instanceof Part.Field field && node instanceof ObjectNode object) {
            return List.of(
                    object.has(field.name())
                            ? object.get(field.name())
                            : object.putObject(field.name()));
        }
        return step(node, part);
    }

    private void put(JsonNode holder, Part part, JsonNode value) {
        if (part instanceof Part.Field field && holder instanceof ObjectNode object) {
            if (value.isNull()) {
                object.remove(field.name());
            } else {
                object.set(field.name(), value.deepCopy());
            }
        } else if (part instanceof Part.Item item && holder instanceof ArrayNode list) {
            replace(list, item, value);
        } else {
            throw new IllegalArgumentException("nothing can be set at " + text);
        }
    }

    private static void replace(ArrayNode list, Part.Item item, JsonNode value) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (matches(list.get(i), item)) {
                if (value.isNull()) {
                    list.remove(i);
                } else {
                    list.set(i, value.deepCopy());
                }
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
