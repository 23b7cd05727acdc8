package io.aihub.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One object of a file.
 *
 * @param file as it was named or found
 * @param tree as an API server would get it
 * @param lines where each field stands, by its path as findings show it; the empty path is the
 *     object itself
 */
record Manifest(String file, JsonNode tree, Map<String, Integer> lines) {
    private static final String GROUP = "aihub.io/";

    String kind() {
        return tree.path("kind").asText("");
    }

    String apiVersion() {
        return tree.path("apiVersion").asText("");
    }

    String name() {
        JsonNode metadata = tree.path("metadata");
        return metadata.path("name").asText(metadata.path("generateName").asText(""));
    }

    String namespace() {
        return tree.path("metadata").path("namespace").asText("");
    }

    /** Whether it is, or means to be, an object of our API. */
    boolean isOurs() {
        return apiVersion().startsWith(GROUP);
    }

    /** The line of a field, or of what is nearest around it. */
    int line(String path) {
        String here = path;
        while (!lines.containsKey(here) && !here.isEmpty()) {
            int end = Math.max(here.lastIndexOf('.'), here.lastIndexOf('['));
            here = here.substring(0, Math.max(0, end));
        }
        return lines.getOrDefault(here, 1);
    }
}
