package io.aihub.demo.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state that two runs are compared by: what people have decided, in their order, what the
 * operator has, what runs, what it told. Left out are times, resourceVersions, uids, counts of
 * observations and the free text of messages.
 */
public final class StoryProjection {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "aihub.io/v1alpha1";
    private static final String OPERATOR = "aihub.io/operator";

    private final KubernetesClient client;
    private final String namespace;

    /**
     * @param namespace the story's
     */
    public StoryProjection(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** One line for each matter, in a fixed order. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        all(API, "AIModel").forEach(model -> model(model, lines));
        all(API, "ModelRevision").forEach(revision -> revision(revision, lines));
        all("apps/v1", "Deployment")
                .forEach(
                        d ->
                                lines.add(
                                        "deployment "
                                                + name(d)
                                                + " replicas="
                                                + d.path("spec").path("replicas").asInt(1)));
        all("v1", "Service")
                .forEach(
                        s ->
                                lines.add(
                                        "service "
                                                + name(s)
                                                + " "
                                                + JSON.convertValue(
                                                        s.path("spec").path("selector"),
                                                        TreeMap.class)));
        decisions(lines);
        Map<String, Integer> events = new TreeMap<>();
        all("events.k8s.io/v1", "Event").stream()
                .filter(e -> e.path("reportingController").asText().equals(OPERATOR))
                .forEach(e -> events.merge(e.path("reason").asText(), 1, Integer::sum));
        lines.add("events " + events);
        return lines;
    }

    /** Names are random; the version that a create got says which came first. */
    private void decisions(List<String> lines) {
        all(API, "ModelDecision").stream()
                .sorted(Comparator.comparingLong(StoryProjection::written))
                .map(decision -> decision.path("spec"))
                .forEach(
                        spec ->
                                lines.add(
                                        String.join(
                                                " ",
                                                "decision",
                                                spec.path("decision").asText(),
                                                spec.path("role").asText(),
                                                spec.path("approver").path("username").asText(),
                                                spec.path("contentDigest").asText())));
    }

    private static long written(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asLong();
    }

    private static void model(JsonNode model, List<String> lines) {
        JsonNode status = model.path("status");
        JsonNode serving = status.path("serving");
        JsonNode action = status.path("lastAction");
        lines.add(
                String.join(
                        " ",
                        "model",
                        name(model),
                        status.path("approval").path("state").asText(),
                        status.path("approval").path("given").findValuesAsText("role").toString(),
                        serving.path("state").asText(),
                        serving.path("revision").asText(),
                        serving.path("previous").asText(),
                        serving.path("inForce").asText(),
                        "candidate=" + status.path("candidate").path("revision").asText(),
                        "signals=" + status.path("signalsState").asText(),
                        "last=" + action.path("what").asText(),
                        action.path("from").asText(),
                        action.path("to").asText(),
                        action.path("rule").asText(),
                        action.path("reason").asText()));
        for (JsonNode condition : status.path("conditions")) {
            lines.add(
                    "condition "
                            + name(model)
                            + " "
                            + condition.path("type").asText()
                            + "="
                            + condition.path("status").asText()
                            + " "
                            + condition.path("reason").asText());
        }
        TreeSet<String> rules = new TreeSet<>();
        status.path("findings").forEach(f -> rules.add(f.path("rule").asText()));
        lines.add("findings " + name(model) + " " + rules);
    }

    private static void revision(JsonNode revision, List<String> lines) {
        JsonNode status = revision.path("status");
        lines.add(
                String.join(
                        " ",
                        "revision",
                        name(revision),
                        status.path("approval").asText(),
                        "served=" + status.has("firstServed"),
                        "left=" + status.has("lastServed"),
                        "stable=" + status.has("stableSince"),
                        "quarantine=" + status.path("quarantine").path("reason").asText(),
                        "before=" + status.path("baseline").path("before").asText()));
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    private List<JsonNode> all(String apiVersion, String kind) {
        return client
                .genericKubernetesResources(apiVersion, kind)
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream()
                .sorted(Comparator.comparing(o -> o.getMetadata().getName()))
                .map(StoryProjection::tree)
                .toList();
    }

    private static JsonNode tree(GenericKubernetesResource object) {
        return JSON.valueToTree(object);
    }
}
