package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Field selectors of the query: {@code =}, {@code ==} and {@code !=} on selectable fields only. */
final class FieldSelector {
    private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");
    private static final Pattern TERM =
            Pattern.compile("(?<path>[^!=\\s]+)\\s*(?<op>==|=|!=)\\s*(?<value>.*)");

    private FieldSelector() {}

    /**
     * A test of objects; an empty text matches all. A field that an object lacks counts as empty.
     *
     * @throws ApiFailure 400 for a field that is not selectable, as on the real server
     */
    static Predicate<JsonNode> parse(String selector, ResourceType type) {
        List<Predicate<JsonNode>> terms = new ArrayList<>();
        for (String part : selector.split(",")) {
            if (!part.isBlank()) {
                terms.add(term(part.strip(), type));
            }
        }
        return object -> terms.stream().allMatch(term -> term.test(object));
    }

    private static Predicate<JsonNode> term(String text, ResourceType type) {
        Matcher matcher = TERM.matcher(text);
        if (!matcher.matches()) {
            throw ApiFailure.badRequest("invalid field selector: " + text);
        }
        String path = matcher.group("path");
        if (!ALWAYS.contains(path) && !type.selectableFields().contains(path)) {
            throw ApiFailure.badRequest("field label not supported: " + path);
        }
        boolean wanted = !matcher.group("op").equals("!=");
        String value = matcher.group("value").strip();
        String[] fields = path.split("\\.");
        return object -> Json.at(object, fields).equals(value) == wanted;
    }
}
