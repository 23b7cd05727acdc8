package io.aihub.dossier.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value that stands for an absent one.
 *
 * @param reach whether an absent block gets it too
 * @param neighbour the neighbouring field that picks the value, empty when there is one value
 * @param values by the neighbour's value; the empty key for the one value
 */
record FieldDefault(Reach reach, String neighbour, Map<String, JsonNode> values) {
    /** Where a default applies. */
    enum Reach {
        /** Also where the parents are absent. */
        Everywhere,
        /** Only where the block, the first word of the path, is there. */
        WithinBlock
    }

    /** Reads {@code = value} or {@code = neighbour word value word value…}. */
    static FieldDefault of(List<String> words, FieldForm form) {
        Reach reach = words.get(0).equals("?=") ? Reach.WithinBlock : Reach.Everywhere;
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (words.size() == 2) {
            values.put("", value(words.get(1), form));
            return new FieldDefault(reach, "", values);
        }
        for (int i = 2; i + 1 < words.size(); i += 2) {
            values.put(words.get(i), value(words.get(i + 1), form));
        }
        return new FieldDefault(reach, words.get(1), values);
    }

    /** The default beside these enclosing objects, innermost last. */
    Optional<JsonNode> within(List<JsonNode> enclosing) {
        if (neighbour.isEmpty()) {
            return Optional.of(values.get(""));
        }
        return enclosing.stream()
                .map(object -> object.path(neighbour).asText(""))
                .filter(word -> !word.isEmpty())
                .reduce((outer, inner) -> inner)
                .map(values::get);
    }

    private static JsonNode value(String word, FieldForm form) {
        return form == FieldForm.number
                ? IntNode.valueOf(Integer.parseInt(word))
                : form.write(TextNode.valueOf(word));
    }
}
