package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Label selectors of the query: equality, sets and existence. */
final class LabelSelector {
    private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern SET =
            Pattern.compile("(?<key>\\S+)\\s+(?<op>in|notin)\\s*\\((?<values>[^)]*)\\)");
    private static final Pattern EQUALITY =
            Pattern.compile("(?<key>[^!=\\s]+)\\s*(?<op>==|=|!=)\\s*(?<value>\\S*)");
    private static final Pattern EXISTENCE = Pattern.compile("(?<not>!?)\\s*(?<key>[^!=\\s(),]+)");

    private LabelSelector() {}

    /**
     * A test of objects; an empty text matches all.
     *
     * @throws ApiFailure 400 for what is no selector
     */
    static Predicate<JsonNode> parse(String selector) {
        List<Predicate<JsonNode>> requirements = new ArrayList<>();
        for (String part : COMMA_OUTSIDE_PARENTHESES.split(selector)) {
            if (!part.isBlank()) {
                requirements.add(requirement(part.strip()));
            }
        }
        return object -> {
            JsonNode labels = object.path("metadata").path("labels");
            return requirements.stream().allMatch(requirement -> requirement.test(labels));
        };
    }

    private static Predicate<JsonNode> requirement(String text) {
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            return inSet(set.group("key"), set.group("values"), set.group("op").equals("in"));
        }
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            boolean wanted = !equality.group("op").equals("!=");
            return inSet(equality.group("key"), equality.group("value"), wanted);
        }
        Matcher existence = EXISTENCE.matcher(text);
        if (existence.matches()) {
            boolean wanted = existence.group("not").isEmpty();
            return labels -> labels.has(existence.group("key")) == wanted;
        }
        throw ApiFailure.badRequest("unable to parse requirement: " + text);
    }

    /** An object without the label is outside of every set, as on the real server. */
    private static Predicate<JsonNode> inSet(String key, String list, boolean wanted) {
        Set<String> values =
                Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        return labels -> (labels.has(key) && values.contains(labels.get(key).asText())) == wanted;
    }
}
