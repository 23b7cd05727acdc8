package io.aihub.dossier.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.dossier.content.ContentFields;
import io.aihub.dossier.definition.Definition;
import io.aihub.dossier.definition.Definitions;
import io.aihub.dossier.definition.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final List<Refusal> refusals;

    private RegisterEntry(JsonNode node, String table, String shown, List<Refusal> refusals) {
        this.node = node;
        this.table = table;
        this.shown = shown;
        this.refusals = refusals;
    }

    /**
     * The entry of a model.
     *
     * @param name of the model
     * @param spec with defaults filled in; null counts as empty
     * @param asWritten by which the definition judges where it is known: a default of ours is
     *     nothing that was written
     */
    static RegisterEntry of(String name, AIModelSpec spec, Optional<AIModelSpec> asWritten) {
        JsonNode tree = tree(spec);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("name", name);
        object.set("spec", asWritten.map(RegisterEntry::tree).orElseGet(() -> restored(tree)));
        Definition definition = Definitions.ofModels();
        return new RegisterEntry(
                tree,
                "",
                "spec.",
                asWritten.isPresent()
                        ? definition.refusals(object)
                        : definition.refusalsOfForm(object));
    }

    /** A variable that was written as empty text is one of which the form has only the name. */
    private static JsonNode restored(JsonNode form) {
        JsonNode tree = form.deepCopy();
        for (JsonNode variable : tree.at("/serving/env")) {
            if (!variable.has("value") && !variable.has("secretKeyRef")) {
                ((ObjectNode) variable).put("value", "");
            }
        }
        return tree;
    }

    private static JsonNode tree(AIModelSpec spec) {
        return spec == null ? JsonNodeFactory.instance.objectNode() : MAPPER.valueToTree(spec);
    }

    /** What the definition of the API refuses in the whole entry. */
    List<Refusal> refusals() {
        return refusals;
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
                            list.get(i),
                            table + path + "[].",
                            shown + path + "[" + name + "].",
                            List.of()));
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
