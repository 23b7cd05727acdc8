package io.aihub.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.cli.view.PrintableText;
import java.util.ArrayList;
import java.util.List;

/**
 * One field that differs.
 *
 * @param path for example {@code monitoring.signals[age-input].threshold.breach}
 * @param before the value that was; missing where there was none
 * @param after the value that is; missing where there is none
 * @param concern what it is about
 * @param words the field in words, and which way it goes
 */
public record FieldChange(
        String path, JsonNode before, JsonNode after, Concern concern, String words) {
    private static final int ONE_LINE = 100;

    static FieldChange of(String path, JsonNode before, JsonNode after, ComparedContents contents) {
        Strictness strictness = Strictness.of(path, before, after, contents);
        Concern concern = Concern.of(path);
        boolean loosened = strictness == Strictness.Looser && concern == Concern.Other;
        return new FieldChange(
                path,
                before,
                after,
                loosened ? Concern.Loosened : concern,
                FieldWords.of(path) + direction(path, strictness, contents));
    }

    private static String direction(String path, Strictness strictness, ComparedContents contents) {
        if (contents.signalGone(path)) {
            return "; no longer watched";
        }
        if (contents.signalNew(path)) {
            return "; newly watched";
        }
        return switch (strictness) {
            case Looser -> path.startsWith("risk.") ? "; lowered" : "; LOOSENED";
            case Stricter -> path.startsWith("risk.") ? "; raised" : "; tightened";
            case Neither -> "";
        };
    }

    /**
     * The change for a terminal: short values side by side, long texts with the changed words
     * marked among their neighbours, lists by what was added and removed.
     */
    public List<String> lines() {
        String start = PrintableText.of(path) + ":";
        String end = " (" + PrintableText.of(words) + ")";
        if (scalars(before) && scalars(after) && (before.isArray() || after.isArray())) {
            List<String> lines = new ArrayList<>(List.of(start + end));
            MarkedText.ofItems(items(before), items(after)).forEach(line -> lines.add("  " + line));
            return lines;
        }
        String left = text(before);
        String right = text(after);
        if (left.length() + right.length() <= ONE_LINE || !left.contains(" ")) {
            return List.of(start + " " + left + " -> " + right + end);
        }
        return absent()
                ? List.of(start + end, "  " + left + " -> " + right)
                : List.of(start + end, "  " + MarkedText.of(left, right));
    }

    private boolean absent() {
        return before.isMissingNode() || after.isMissingNode();
    }

    private static boolean scalars(JsonNode node) {
        if (!node.isArray()) {
            return node.isMissingNode();
        }
        for (JsonNode item : node) {
            if (!item.isValueNode()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> items(JsonNode list) {
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add(text(item)));
        return items;
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "(none)";
        }
        return PrintableText.of(node.isTextual() ? node.asText() : node.toString());
    }
}
