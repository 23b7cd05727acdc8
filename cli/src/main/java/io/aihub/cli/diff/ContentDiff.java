package io.aihub.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.aihub.dossier.content.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which fields of two contents differ, by path, what matters most first. Values are compared in
 * their canonical form, as digests are made: a number read as another Java type is no change.
 */
public final class ContentDiff {
    /** Fields by which the items of a list are told apart, where they have no name. */
    private static final List<String> KEYS = List.of("name", "metric", "type", "ref", "host");

    private final List<FieldChange> changes = new ArrayList<>();
    private final JsonNode before;
    private final JsonNode after;

    private ContentDiff(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** All changes; those of one concern in the order of their paths. */
    public static List<FieldChange> between(JsonNode before, JsonNode after) {
        ContentDiff diff = new ContentDiff(before, after);
        diff.compare("", before, after);
        return diff.changes.stream().sorted(Comparator.comparing(FieldChange::concern)).toList();
    }

    private void compare(String path, JsonNode left, JsonNode right) {
        if (same(left, right)) {
            return;
        }
        Map<String, JsonNode> lefts = parts(left, right);
        Map<String, JsonNode> rights = parts(right, left);
        if (lefts.isEmpty() && rights.isEmpty() || mixed(left, right)) {
            changes.add(FieldChange.of(path, left, right, new ComparedContents(before, after)));
            return;
        }
        TreeSet<String> keys = new TreeSet<>(lefts.keySet());
        keys.addAll(rights.keySet());
        JsonNode none = MissingNode.getInstance();
        for (String key : keys) {
            compare(
                    path.isEmpty() ? key.replaceFirst("^\\.", "") : path + key,
                    lefts.getOrDefault(key, none),
                    rights.getOrDefault(key, none));
        }
    }

    private static boolean same(JsonNode left, JsonNode right) {
        if (left.isMissingNode() || right.isMissingNode()) {
            return left.isMissingNode() && right.isMissingNode();
        }
        return left.equals(right) || CanonicalJson.text(left).equals(CanonicalJson.text(right));
    }

    private static boolean mixed(JsonNode left, JsonNode right) {
        return !left.isMissingNode()
                && !right.isMissingNode()
                && left.getNodeType() != right.getNodeType();
    }

    /** Fields of an object, and items of a list of objects. */
    private static Map<String, JsonNode> parts(JsonNode node, JsonNode other) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(f -> parts.put("." + f.getKey(), f.getValue()));
        } else if (node.isArray() && objects(node) && (other.isMissingNode() || objects(other))) {
            String key = key(node, other);
            for (int i = 0; i < node.size(); i++) {
                String word = key.isEmpty() ? String.valueOf(i) : node.get(i).path(key).asText();
                parts.put("[" + word + "]", node.get(i));
            }
        }
        return parts;
    }

    private static boolean objects(JsonNode list) {
        for (JsonNode item : list) {
            if (!item.isObject()) {
                return false;
            }
        }
        return list.isArray();
    }

    /** The field that tells the items of both lists apart; empty where none does. */
    private static String key(JsonNode one, JsonNode other) {
        return KEYS.stream()
                .filter(key -> tells(one, key) && (other.isMissingNode() || tells(other, key)))
                .findFirst()
                .orElse("");
    }

    private static boolean tells(JsonNode list, String key) {
        TreeSet<String> seen = new TreeSet<>();
        for (JsonNode item : list) {
            String word = item.path(key).asText("");
            if (word.isEmpty() || !seen.add(word)) {
                return false;
            }
        }
        return true;
    }
}
