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
import io.aihub.dossier.terms.ProfileReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
    private final Surroundings around;

    /**
     * What is known beside the entry.
     *
     * @param refusals of the definition of the API
     * @param profile by which signals are compared, where it is known
     * @param reads is told of every field that a rule reads
     */
    private record Surroundings(
            List<Refusal> refusals, Optional<ProfileReading> profile, Consumer<String> reads) {}

    private RegisterEntry(JsonNode node, String table, String shown, Surroundings around) {
        this.node = node;
        this.table = table;
        this.shown = shown;
        this.around = around;
    }

    /**
     * The entry of a model.
     *
     * @param name of the model
     * @param spec with defaults filled in; null counts as empty
     * @param asWritten by which the definition judges where it is known: a default of ours is
     *     nothing that was written
     * @param profile by which signals are compared, where it is known
     */
    static RegisterEntry of(
            String name,
            AIModelSpec spec,
            Optional<AIModelSpec> asWritten,
            Optional<ProfileReading> profile) {
        JsonNode tree = tree(spec);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("name", name);
        object.set("spec", asWritten.map(RegisterEntry::tree).orElseGet(() -> restored(tree)));
        Definition definition = Definitions.ofModels();
        List<Refusal> refusals =
                asWritten.isPresent()
                        ? definition.refusals(object)
                        : definition.refusalsOfForm(object);
        return new RegisterEntry(
                tree, "", "spec.", new Surroundings(refusals, profile, field -> {}));
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
        return around.refusals();
    }

    /** The profile by which signals are compared, where it is known. */
    Optional<ProfileReading> profile() {
        return around.profile();
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
                            around));
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

    /**
     * Whether health data or other special categories go in when the model is used: as the entry
     * says of its input, and of a clinical model that says nothing of it.
     */
    boolean specialDataInUse() {
        List<RegisterEntry> inputs = inputs();
        return inputs.isEmpty()
                ? clinical()
                : inputs.stream().anyMatch(input -> input.is("personalData", "SpecialCategory"));
    }

    /** Whether personal data of any kind goes in when the model is used. */
    boolean personalDataInUse() {
        return specialDataInUse()
                || inputs().stream().anyMatch(input -> input.is("personalData", "Personal"));
    }

    /** Whether the entry says of its input what personal data is in it. */
    boolean statesItsInput() {
        return !inputs().isEmpty();
    }

    private List<RegisterEntry> inputs() {
        return items("lineage.datasets").stream()
                .filter(set -> set.is("role", "Input") && !set.absent("personalData"))
                .toList();
    }

    /** In use beyond a pilot. */
    boolean inUse() {
        return is("stage", "LimitedUse", "GeneralUse");
    }

    /** The same entry, which tells of every field that a rule reads. */
    RegisterEntry telling(Consumer<String> reads) {
        return new RegisterEntry(
                node, table, shown, new Surroundings(around.refusals(), around.profile(), reads));
    }

    private JsonNode at(String path) {
        if (!KNOWN.contains(table + path)) {
            throw new IllegalArgumentException("no field " + table + path);
        }
        around.reads().accept(table + path);
        return node.at("/" + path.replace("[]", "").replace('.', '/'));
    }
}
