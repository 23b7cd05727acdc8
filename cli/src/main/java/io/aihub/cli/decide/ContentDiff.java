package io.aihub.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.aihub.decision.Ellipsis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which fields of two contents differ, by path, with values cut short. */
final class ContentDiff {
    private static final int SHORT = 60;
    private final List<FieldChange> changes = new ArrayList<>();

    private ContentDiff() {}

    /**
     * One field that differs.
     *
     * @param path for example {@code monitoring.signals[age-input].threshold.breach}
     * @param before shortened; {@code (none)} where it was absent
     * @param after shortened; {@code (none)} where it is absent
     */
    record FieldChange(String path, String before, String after) {}

    /** All changes, in the order of their paths. */
    static List<FieldChange> between(JsonNode before, JsonNode after) {
        ContentDiff diff = new ContentDiff();
        diff.compare("", before, after);
        return List.copyOf(diff.changes);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        Map<String, JsonNode> left = parts(before);
        Map<String, JsonNode> right = parts(after);
        if (left.isEmpty() && right.isEmpty() || mixed(before, after)) {
            changes.add(new FieldChange(path, text(before), text(after)));
            return;
        }
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        JsonNode none = MissingNode.getInstance();
        for (String key : keys) {
            compare(
                    path.isEmpty() ? key.replaceFirst("^\\.", "") : path + key,
                    left.getOrDefault(key, none),
                    right.getOrDefault(key, none));
        }
    }

    private static boolean mixed(JsonNode before, JsonNode after) {
        return !before.isMissingNode()
                && !after.isMissingNode()
                && before.getNodeType() != after.getNodeType();
    }

    /** Fields of an object, and items of a list whose items all have a name. */
    private static Map<String, JsonNode> parts(JsonNode node) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(f -> parts.put("." + f.getKey(), f.getValue()));
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                String name = item.path("name").asText("");
                if (name.isEmpty()) {
                    return Map.of();
                }
                parts.put("[" + name + "]", item);
            }
        }
        return parts;
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "(none)";
        }
        String text = node.isTextual() ? node.asText() : node.toString();
        return Ellipsis.cut(text, SHORT);
    }
}
