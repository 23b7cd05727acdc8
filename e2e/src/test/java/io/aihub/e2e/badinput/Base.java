package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A valid object of {@code bases.yaml}.
 *
 * @param name in that file
 * @param object without namespace
 */
record Base(String name, ObjectNode object) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** All of them, by name, in the order of the file. */
    static Map<String, Base> all(Path home) {
        Map<String, Base> bases = new LinkedHashMap<>();
        for (JsonNode row : table("bases.yaml")) {
            ObjectNode start =
                    row.has("object")
                            ? (ObjectNode) row.get("object")
                            : example(home, row.get("from").asText());
            String name = row.get("name").asText();
            bases.put(name, new Base(name, new ObjectChange(row.path("set")).of(start)));
        }
        return bases;
    }

    static ObjectNode example(Path home, String file) {
        try {
            return (ObjectNode) YAML.readTree(home.resolve("examples").resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table of this package's resources. */
    static JsonNode table(String file) {
        try (InputStream in = Base.class.getResourceAsStream("/badinput/" + file)) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return object.get("kind").asText();
    }
}
