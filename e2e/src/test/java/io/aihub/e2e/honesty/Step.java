package io.aihub.e2e.honesty;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request of the table.
 *
 * @param line method, resource and query, for example {@code GET profiles/one}
 * @param body of the request, if any
 * @param type of the body: {@code apply}, {@code merge}, {@code json}, or absent for JSON
 * @param accept what is asked for, if not JSON
 * @param user as whom, if not the administrator
 * @param as under which name the answer is kept
 * @param look at which fields of the answer, all if none is named
 * @param until ask again until this HTTP status comes
 * @param differs why the two servers differ here
 */
record Step(
        @JsonProperty("do") String line,
        Optional<JsonNode> body,
        Optional<String> type,
        Optional<String> accept,
        Optional<String> user,
        Optional<String> as,
        List<String> look,
        Optional<Integer> until,
        Optional<String> differs) {
    private static final Pattern WORD = Pattern.compile("\\$\\{(\\w+)\\.([\\w.]+)}");
    private static final String OURS = "/apis/aihub.io/v1alpha1/namespaces/honesty/";
    private static final String CORE = "/api/v1/namespaces/honesty/";
    private static final Map<String, String> ROOTS =
            Map.ofEntries(
                    Map.entry("profiles", OURS + "referenceprofiles"),
                    Map.entry("models", OURS + "aimodels"),
                    Map.entry("decisions", OURS + "modeldecisions"),
                    Map.entry("nothings", OURS + "nothings"),
                    Map.entry("sources", "/apis/aihub.io/v1alpha1/metricsources"),
                    Map.entry("configmaps", CORE + "configmaps"),
                    Map.entry("services", CORE + "services"),
                    Map.entry("secrets", CORE + "secrets"),
                    Map.entry("deployments", "/apis/apps/v1/namespaces/honesty/deployments"));

    Step {
        look = look == null ? List.of() : look;
        body = body.filter(tree -> !tree.isNull());
    }

    String method() {
        return line.substring(0, line.indexOf(' '));
    }

    /** Path and query, with the fields of earlier answers. */
    String target(Map<String, ServerAnswer> kept) {
        String rest = filled(line.substring(line.indexOf(' ') + 1), kept);
        String word = rest.split("[/?]", 2)[0];
        return ROOTS.get(word) + rest.substring(word.length());
    }

    String text(Map<String, ServerAnswer> kept) {
        return body.map(tree -> filled(tree.toString(), kept)).orElse("");
    }

    String contentType() {
        return switch (type.orElse("")) {
            case "apply" -> "application/apply-patch+yaml";
            case "merge" -> "application/merge-patch+json";
            case "json" -> "application/json-patch+json";
            default -> "application/json";
        };
    }

    private static String filled(String text, Map<String, ServerAnswer> kept) {
        Matcher matcher = WORD.matcher(text);
        return matcher.replaceAll(
                found ->
                        kept.get(found.group(1))
                                .body()
                                .at("/" + found.group(2).replace('.', '/'))
                                .asText());
    }
}
