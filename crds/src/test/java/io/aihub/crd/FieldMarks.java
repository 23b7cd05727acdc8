package io.aihub.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the program does with each field of a spec: the table {@code field-marks.txt}, written into
 * descriptions.
 */
final class FieldMarks {
    private static final String NOT_YET = "not-yet";
    private static final Map<String, String> WORDS =
            Map.of(
                    "acted",
                    "Acted on.",
                    "rule",
                    "Rule.",
                    "digest",
                    "Digest only.",
                    "recorded",
                    "Recorded only.",
                    NOT_YET,
                    "Not yet: it is refused.");

    private final Map<String, String> marks = new LinkedHashMap<>();
    private final List<UnhonouredField> unhonoured = new ArrayList<>();

    FieldMarks() {
        try {
            Files.readAllLines(
                            Repository.crds()
                                    .resolve("src/main/resources/io/aihub/crds/field-marks.txt"))
                    .stream()
                    .filter(line -> !line.isBlank())
                    .filter(line -> !line.startsWith("#"))
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        if (line.startsWith("!")) {
            unhonoured.add(UnhonouredField.of(line));
            return;
        }
        String[] words = line.split(" ");
        if (marks.put(words[0] + " " + words[1], words[2]) != null
                || !WORDS.containsKey(words[2])) {
            throw new IllegalStateException("twice, or an unknown mark: " + line);
        }
    }

    Map<String, String> marks() {
        return marks;
    }

    /** Writes the marks of one kind into its schema, and what refuses those of nothing yet. */
    void write(String kind, ObjectNode spec) {
        below(kind + " ", spec);
        unhonoured.stream()
                .filter(field -> field.kind().equals(kind))
                .forEach(field -> field.refuseIn(spec));
    }

    private void below(String path, ObjectNode schema) {
        schema.path("properties")
                .properties()
                .forEach(
                        field -> {
                            ObjectNode property = (ObjectNode) field.getValue();
                            field(path + field.getKey(), property);
                        });
    }

    private static void describe(ObjectNode property, String mark) {
        String description = property.path("description").asText();
        property.put("description", description + " " + WORDS.get(mark));
    }

    /** A block of which nothing is honoured says so itself. */
    private boolean isNotYet(String block) {
        return marks.keySet().stream().anyMatch(field -> field.startsWith(block))
                && marks.entrySet().stream()
                        .filter(field -> field.getKey().startsWith(block))
                        .allMatch(field -> field.getValue().equals(NOT_YET));
    }

    private void field(String path, ObjectNode property) {
        JsonNode items = property.path("items");
        String leaf = property.path("type").asText().equals("array") ? path + "[]" : path;
        if (marks.containsKey(leaf)) {
            describe(property, marks.get(leaf));
        } else if (isNotYet(leaf + ".")) {
            describe(property, NOT_YET);
        }
        if (items.has("properties")) {
            below(path + "[].", (ObjectNode) items);
        } else {
            below(path + ".", property);
        }
    }
}
