package io.aihub.dossier.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Writes a spec in the one way that its digest is made over: only the listed fields of the wanted
 * parts, nothing empty, numbers and durations in one form, sets and keyed lists sorted, defaults
 * filled in. Applying it twice changes nothing.
 */
final class ContentForm {
    private static final Comparator<JsonNode> BY_NAME =
            Comparator.comparing((JsonNode entry) -> entry.path("name").asText(""))
                    .thenComparing(CanonicalJson::text);

    private final ContentFields fields;
    private final Set<ContentPart> parts;

    ContentForm(ContentFields fields, Set<ContentPart> parts) {
        this.fields = fields;
        this.parts = parts;
    }

    ObjectNode of(JsonNode spec) {
        ObjectNode form =
                object(spec, fields.tree()).orElseGet(JsonNodeFactory.instance::objectNode);
        fields.all().stream()
                .filter(field -> parts.contains(field.part()))
                .forEach(field -> fillIn(form, field));
        return form;
    }

    private Optional<ObjectNode> object(JsonNode given, FieldTree tree) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        tree.children()
                .forEach(
                        (name, child) ->
                                value(given.path(name), child)
                                        .ifPresent(value -> written.set(name, value)));
        return Optional.of(written).filter(object -> !object.isEmpty());
    }

    private Optional<? extends JsonNode> value(JsonNode given, FieldTree tree) {
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        if (tree.field().isEmpty()) {
            return object(given, tree);
        }
        ContentField field = tree.field().get();
        if (!parts.contains(field.part())) {
            return Optional.empty();
        }
        JsonNode written = field.inList() ? array(given, tree) : field.form().write(given);
        return Optional.of(written).filter(value -> !empty(value));
    }

    private static boolean empty(JsonNode value) {
        return value.isContainerNode() ? value.isEmpty() : value.asText().isEmpty();
    }

    private ArrayNode array(JsonNode given, FieldTree tree) {
        List<JsonNode> entries =
                StreamSupport.stream(given.spliterator(), false)
                        .<JsonNode>flatMap(
                                entry ->
                                        tree.children().isEmpty()
                                                ? Optional.of(entry).stream()
                                                : object(entry, tree).stream())
                        .toList();
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        switch (tree.field().orElseThrow().form()) {
            case set ->
                    entries.stream()
                            .distinct()
                            .sorted(Comparator.comparing(CanonicalJson::text))
                            .forEach(written::add);
            case keyed -> entries.stream().sorted(BY_NAME).forEach(written::add);
            default -> entries.forEach(written::add);
        }
        return written;
    }

    private static void fillIn(ObjectNode form, ContentField field) {
        field.standard()
                .filter(
                        standard ->
                                standard.reach() == FieldDefault.Reach.Everywhere
                                        || form.has(field.steps().get(0)))
                .ifPresent(standard -> fillIn(List.of(form), field.steps(), standard));
    }

    private static void fillIn(
            List<JsonNode> enclosing, List<String> steps, FieldDefault standard) {
        ObjectNode here = (ObjectNode) enclosing.get(enclosing.size() - 1);
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (step.endsWith("[]")) {
            here.path(step.replace("[]", ""))
                    .forEach(entry -> fillIn(with(enclosing, entry), rest, standard));
        } else if (!rest.isEmpty()) {
            fillInBelow(enclosing, steps, standard);
        } else if (!here.has(step)) {
            standard.within(enclosing).ifPresent(value -> here.set(step, value));
        }
    }

    /** An object is created with its first field, so that none is ever empty. */
    private static void fillInBelow(
            List<JsonNode> enclosing, List<String> steps, FieldDefault standard) {
        ObjectNode here = (ObjectNode) enclosing.get(enclosing.size() - 1);
        String step = steps.get(0);
        ObjectNode below =
                here.get(step) instanceof ObjectNode there
                        ? there
                        : JsonNodeFactory.instance.objectNode();
        fillIn(with(enclosing, below), steps.subList(1, steps.size()), standard);
        if (!below.isEmpty()) {
            here.set(step, below);
        }
    }

    private static List<JsonNode> with(List<JsonNode> enclosing, JsonNode inner) {
        List<JsonNode> longer = new ArrayList<>(enclosing);
        longer.add(inner);
        return longer;
    }
}
