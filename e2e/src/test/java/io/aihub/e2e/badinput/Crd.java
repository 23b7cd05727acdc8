package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A resource definition that ships.
 *
 * @param file as it is in {@code crds/}
 */
record Crd(JsonNode file) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String RULES = "x-kubernetes-validations";
    private static final Pattern PATTERN_RULE = Pattern.compile("self\\.matches\\('(.*)'\\)");

    /**
     * A CEL rule of it.
     *
     * @param at kind and path, {@code []} for the items of a list
     * @param message what a person reads
     * @param isTransition whether it compares with the object before
     */
    record Rule(String at, String message, boolean isTransition) {}

    /** All of them, by file name. */
    static List<Crd> all(Path home) {
        try (Stream<Path> files = Files.list(home.resolve("crds"))) {
            List<Crd> all = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                all.add(new Crd(withPatterns(YAML.readTree(file.toFile()))));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return file.at("/spec/names/kind").asText();
    }

    boolean isNamespaced() {
        return file.at("/spec/scope").asText().equals("Namespaced");
    }

    JsonNode schema() {
        return file.at("/spec/versions/0/schema/openAPIV3Schema");
    }

    /** With the pattern beside each rule that asks for one in words: to fill in and to break. */
    private static JsonNode withPatterns(JsonNode definition) {
        for (JsonNode parent : definition.findParents(RULES)) {
            for (JsonNode rule : parent.get(RULES)) {
                Matcher asked = PATTERN_RULE.matcher(rule.path("rule").asText());
                if (asked.matches()) {
                    ((ObjectNode) parent).put("pattern", asked.group(1));
                }
            }
        }
        return definition;
    }

    /** Path of the collection. */
    String path(String namespace) {
        String place = isNamespaced() ? "/namespaces/" + namespace : "";
        return "/apis/aihub.io/v1alpha1" + place + "/" + file.at("/spec/names/plural").asText();
    }

    /** Whether a field is refused however it is set, so that nothing below it is reached. */
    static boolean isBarred(JsonNode schema) {
        boolean plain = schema.path("type").asText().equals("string");
        for (JsonNode rule : schema.path(RULES)) {
            boolean notYet = rule.path("message").asText().endsWith("(FLD-04)");
            boolean whole = !plain || rule.path("rule").asText().equals("false");
            if (notYet && whole && !rule.has("fieldPath")) {
                return true;
            }
        }
        return false;
    }

    /** All its rules that can be reached, in the order of the file. */
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        collect(schema(), kind(), rules);
        return rules;
    }

    private static void collect(JsonNode schema, String at, List<Rule> rules) {
        for (JsonNode rule : schema.path(RULES)) {
            rules.add(
                    new Rule(
                            at,
                            rule.path("message").asText(),
                            rule.path("rule").asText().contains("oldSelf")));
        }
        if (isBarred(schema)) {
            return;
        }
        schema.path("properties")
                .properties()
                .forEach(f -> collect(f.getValue(), at + "." + f.getKey(), rules));
        if (schema.has("items")) {
            collect(schema.get("items"), at + "[]", rules);
        }
    }
}
