package io.aihub.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The rights of a role, each as {@code verb group/resource}. */
final class Rights {
    private Rights() {}

    static Set<String> of(JsonNode role) {
        Set<String> rights = new TreeSet<>();
        Rendered.elements(role.path("rules"))
                .forEach(
                        rule ->
                                Rendered.texts(rule.path("apiGroups"))
                                        .forEach(group -> add(rights, rule, group)));
        return rights;
    }

    private static void add(Set<String> rights, JsonNode rule, String group) {
        for (String resource : Rendered.texts(rule.path("resources"))) {
            for (String verb : Rendered.texts(rule.path("verbs"))) {
                rights.add(verb + " " + group + "/" + resource);
            }
        }
    }
}
