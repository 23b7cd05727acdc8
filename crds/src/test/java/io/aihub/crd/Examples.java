package io.aihub.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped examples, read as trees. */
final class Examples {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Examples() {}

    /** One file. */
    record Example(Path file, String text, ObjectNode tree) {
        String kind() {
            return tree.path("kind").asText();
        }

        @Override
        public String toString() {
            return Repository.examples().relativize(file).toString();
        }
    }

    static List<Example> all() {
        try (Stream<Path> files = Files.walk(Repository.examples())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Examples::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of one example that may be changed. */
    static ObjectNode copy(String file) {
        return read(Repository.examples().resolve(file)).tree();
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example read(Path file) {
        try {
            String text = Files.readString(file);
            return new Example(file, text, (ObjectNode) YAML.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
