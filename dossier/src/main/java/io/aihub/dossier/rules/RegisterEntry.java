package io.aihub.dossier.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.dossier.content.ContentFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A register entry, or one item of a list in it, read by path so that nothing absent has to be
 * asked for twice. Every path has to be in the table of fields, so a rule cannot read a field that
 * is not there.
 */
final class RegisterEntry {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> KNOWN = ContentFields.current().parts().keySet();

    private final JsonNode node;
    private final String table;
    private final String shown;

    private RegisterEntry(JsonNode node, String table, String shown) {
        this.node = node;
        this.table = table;
        this.shown = shown;
    }

    static RegisterEntry of(AIModelSpec spec) {
        JsonNode tree =
                spec == null ? JsonNodeFactory.instance.objectNode() : MAPPER.valueToTree(spec);
        return new RegisterEntry(tree, "", "spec.");
    }

    /** The text of a leaf without surrounding space, empty when it is absent. */
    String text(String path) {
        return at(path).asText("").strip();
    }

    boolean absent(String path) {
        return text(path).isEmpty();
    }

    boolean is(String path, String... words) {
        return List.of(words).contains(text(path));
    }

    /** The number of a leaf, or the other number when it is absent. */
    long number(String path, long otherwise) {
        return at(path).asLong(otherwise);
    }

    /** Whether the entry holds anything below a block. */
    boolean holds(String block) {
        if (KNOWN.stream().noneMatch(known -> known.startsWith(table + block + "."))) {
            throw new IllegalArgumentException("no block " + table + block);
        }
        JsonNode found = node.at("/" + block.replace('.', '/'));
        return found.isContainerNode() && !found.isEmpty();
    }

    /** The words of a list of words. */
    List<String> words(String path) {
        List<String> words = new ArrayList<>();
        at(path + "[]").forEach(word -> words.add(word.asText()));
        return words;
    }

    /** The items of a list of objects, each shown by its name or its place. */
    List<RegisterEntry> items(String path) {
        List<RegisterEntry> items = new ArrayList<>();
        JsonNode list = at(path + "[]");
        for (int i = 0; i < list.size(); i++) {
            String name = list.get(i).path("name").asText(String.valueOf(i));
            items.add(
                    new RegisterEntry(
                            list.get(i), table + path + "[].", shown + path + "[" + name + "]."));
        }
        return items;
    }

    /** How a finding shows the path. */
    String show(String path) {
        return shown + path;
    }

    boolean highRisk() {
        return is("risk.class", "High");
    }

    boolean clinical() {
        return !absent("clinicalDomain");
    }

    boolean inCluster() {
        return is("hosting", "Cluster");
    }

    /** In use beyond a pilot. */
    boolean inUse() {
        return is("stage", "LimitedUse", "GeneralUse");
    }

    private JsonNode at(String path) {
        if (!KNOWN.contains(table + path)) {
            throw new IllegalArgumentException("no field " + table + path);
        }
        return node.at("/" + path.replace("[]", "").replace('.', '/'));
    }
}
