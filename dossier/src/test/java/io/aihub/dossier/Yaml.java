package io.aihub.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of the repository, and edits documents by path. */
public final class Yaml {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Yaml() {}

    public static <T> T read(String file, Class<T> type) {
        return Serialization.unmarshal(text(file), type);
    }

    public static String text(String file) {
        try {
            return Files.readString(Path.of(System.getProperty("aihub.root"), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static AIModelSpec spec(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, AIModelSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Sets what a JSON text says at a path of dots and list places; {@code null} removes it. */
    public static void set(ObjectNode document, String path, String json) {
        String[] steps = path.split("\\.");
        JsonNode here = document;
        for (int i = 0; i < steps.length - 1; i++) {
            here = below(here, steps[i]);
        }
        String last = steps[steps.length - 1];
        if (json.equals("null")) {
            remove(here, last);
        } else if (here instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), value(json));
        } else {
            ((ObjectNode) here).set(last, value(json));
        }
    }

    private static JsonNode below(JsonNode here, String step) {
        if (here instanceof ArrayNode list) {
            return list.get(Integer.parseInt(step));
        }
        JsonNode there = here.path(step);
        return there.isContainerNode() ? there : ((ObjectNode) here).putObject(step);
    }

    private static void remove(JsonNode here, String step) {
        if (here instanceof ArrayNode list) {
            list.remove(Integer.parseInt(step));
        } else {
            ((ObjectNode) here).remove(step);
        }
    }

    private static JsonNode value(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
