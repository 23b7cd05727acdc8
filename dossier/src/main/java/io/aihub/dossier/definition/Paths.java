package io.aihub.dossier.definition;

import com.fasterxml.jackson.databind.JsonNode;

/** How a place in an object is shown. */
final class Paths {
    private Paths() {}

    static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** By its key or its name where it has one, else by its place. */
    static String entry(JsonNode item, String key, int place) {
        String name = item.path(key.isEmpty() ? "name" : key).asText("");
        return "[" + (name.isEmpty() ? String.valueOf(place) : name) + "]";
    }
}
