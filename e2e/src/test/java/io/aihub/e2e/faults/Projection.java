package io.aihub.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state of a ward that two runs are compared by: what is decided, what runs, what was told.
 * Left out are times, resource versions, uids, the free text of messages, and the events of others.
 */
final class Projection {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> PASSING = Set.of("ChangedSinceApproval", "PodsFailing");

    private Projection() {}

    static List<String> of(FaultNamespace ward) {
        List<String> lines = new ArrayList<>();
        ward.all(FaultNamespace.API, "AIModel").forEach(model -> model(model, lines));
        ward.all(FaultNamespace.API, "ModelRevision")
                .forEach(revision -> lines.add(revision(revision)));
        ward.all(FaultNamespace.API, "ModelDecision")
                .forEach(
                        d ->
                                lines.add(
                                        "decision "
                                                + FaultNamespace.name(d)
                                                + " "
                                                + d.at("/spec/decision").asText()));
        ward.all("apps/v1", "Deployment").forEach(d -> lines.add(deployment(d)));
        lines.add("replica sets " + ward.all("apps/v1", "ReplicaSet").size());
        lines.add("pods " + ward.all("v1", "Pod").size());
        ward.all("v1", "Service")
                .forEach(s -> lines.add("service " + FaultNamespace.name(s) + " " + selector(s)));
        lines.add("events " + events(ward));
        Map<String, String> versions = versions(ward);
        return lines.stream().map(line -> inVersions(line, versions)).sorted().toList();
    }

    /** A content has another digest in another namespace: its version stands for it. */
    private static Map<String, String> versions(FaultNamespace ward) {
        Map<String, String> versions = new TreeMap<>();
        for (JsonNode revision : ward.all(FaultNamespace.API, "ModelRevision")) {
            versions.put(FaultNamespace.name(revision), version(revision.at("/spec/version")));
        }
        for (JsonNode deployment : ward.all("apps/v1", "Deployment")) {
            versions.put(
                    deployment.at("/metadata/labels/aihub.io~1serving").asText(),
                    version(deployment.at("/metadata/annotations/aihub.io~1version")));
        }
        return versions;
    }

    private static String version(JsonNode word) {
        return "<" + word.asText() + ">";
    }

    private static String inVersions(String line, Map<String, String> versions) {
        String text = line;
        for (Map.Entry<String, String> entry : versions.entrySet()) {
            text = text.replace(entry.getKey(), entry.getValue());
        }
        return text;
    }

    private static String deployment(JsonNode deployment) {
        return String.join(
                " ",
                "deployment",
                FaultNamespace.name(deployment),
                "replicas=" + deployment.at("/spec/replicas").asInt(1),
                "ready=" + deployment.at("/status/readyReplicas").asInt(),
                deployment.at("/spec/template/spec/containers/0/image").asText());
    }

    private static Map<?, ?> selector(JsonNode service) {
        return JSON.convertValue(service.at("/spec/selector"), TreeMap.class);
    }

    /** Without those of states that pass: whether a pass met one is a matter of timing. */
    private static Map<String, Integer> events(FaultNamespace ward) {
        Map<String, Integer> events = new TreeMap<>();
        for (JsonNode event : ward.all("events.k8s.io/v1", "Event")) {
            if (event.at("/regarding/kind").asText().equals("AIModel")
                    && !PASSING.contains(event.path("reason").asText())) {
                String what =
                        event.at("/regarding/name").asText() + " " + event.path("reason").asText();
                events.merge(what, 1, Integer::sum);
            }
        }
        return events;
    }

    private static void model(JsonNode model, List<String> lines) {
        JsonNode status = model.path("status");
        JsonNode serving = status.path("serving");
        JsonNode action = status.path("lastAction");
        String name = FaultNamespace.name(model);
        lines.add(
                String.join(
                        " ",
                        "model",
                        name,
                        status.at("/approval/state").asText(),
                        status.at("/approval/given").findValuesAsText("role").toString(),
                        serving.path("state").asText(),
                        serving.path("revision").asText(),
                        serving.path("previous").asText(),
                        serving.path("inForce").asText(),
                        "candidate=" + status.at("/candidate/revision").asText(),
                        "stops=" + status.path("stops").size(),
                        "last=" + action.path("what").asText(),
                        action.path("from").asText(),
                        action.path("to").asText(),
                        action.path("reason").asText()));
        for (JsonNode condition : status.path("conditions")) {
            lines.add(
                    String.join(
                            " ",
                            "condition",
                            name,
                            condition.path("type").asText(),
                            condition.path("status").asText(),
                            condition.path("reason").asText()));
        }
        TreeSet<String> rules = new TreeSet<>();
        status.path("findings").forEach(f -> rules.add(f.path("rule").asText()));
        lines.add("findings " + name + " " + rules);
    }

    private static String revision(JsonNode revision) {
        JsonNode status = revision.path("status");
        return String.join(
                " ",
                "revision",
                FaultNamespace.name(revision),
                status.path("approval").asText(),
                "served=" + status.has("firstServed"),
                "left=" + status.has("lastServed"),
                "stable=" + status.has("stableSince"),
                "quarantine=" + status.at("/quarantine/reason").asText());
    }
}
