package io.aihub.operator.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.decision.Reason;
import io.aihub.sandbox.apiserver.LocalApi;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the cluster stands, as two runs are compared: what is decided and in force, what the operator
 * remembers, what runs, where traffic goes, and how often what was told. Left out are times,
 * resourceVersions, uids, figures of windows and the free text of messages but that of a
 * quarantine.
 */
final class Projection {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Projection() {}

    /** One line for each matter, in a fixed order. */
    static List<String> of(LocalApi api) {
        List<String> lines = new ArrayList<>();
        trees(api, AIModel.class).forEach(model -> model(model, lines));
        trees(api, ModelRevision.class).forEach(revision -> revision(revision, lines));
        for (JsonNode d : trees(api, Deployment.class)) {
            lines.add("deployment " + name(d) + " replicas=" + d.at("/spec/replicas"));
        }
        for (JsonNode s : trees(api, Service.class)) {
            lines.add("service " + name(s) + " " + s.at("/spec/selector"));
        }
        Map<String, Integer> events = new TreeMap<>();
        for (JsonNode e : trees(api, Event.class)) {
            // That a write was refused is told where one is, and changes no end.
            if (!e.path("reason").asText().equals(Reason.StatusRefused.name())) {
                events.merge(
                        e.path("reason").asText() + "/" + e.path("action").asText(),
                        1,
                        Integer::sum);
            }
        }
        lines.add("events " + events);
        return lines;
    }

    private static void model(JsonNode model, List<String> lines) {
        JsonNode status = model.path("status");
        JsonNode serving = status.path("serving");
        JsonNode action = status.path("lastAction");
        lines.add(
                "model "
                        + name(model)
                        + " approval="
                        + text(status, "approval/state")
                        + " given="
                        + status.path("approval").path("given").findValuesAsText("role")
                        + " serving="
                        + text(serving, "state revision previous inForce")
                        + " candidate="
                        + text(status.path("candidate"), "revision purpose")
                        + " signals="
                        + text(status, "signalsState"));
        lines.add("last action " + text(action, "what from to rule reason"));
        lines.add("stops " + status.path("stops").findValuesAsText("state"));
        for (JsonNode c : status.path("conditions")) {
            lines.add("condition " + text(c, "type status reason"));
        }
        lines.add("findings " + new TreeSet<>(status.path("findings").findValuesAsText("rule")));
    }

    private static void revision(JsonNode revision, List<String> lines) {
        JsonNode status = revision.path("status");
        lines.add(
                "revision "
                        + name(revision)
                        + " "
                        + text(status, "approval")
                        + " served="
                        + status.hasNonNull("firstServed")
                        + " left="
                        + status.hasNonNull("lastServed")
                        + " stable="
                        + status.hasNonNull("stableSince")
                        + " quarantine="
                        + quarantine(status.path("quarantine"))
                        + " baseline="
                        + status.hasNonNull("baseline")
                        + " before="
                        + text(status.path("baseline"), "before"));
    }

    /** Times are of the run, and the uid of a decision is another one in each. */
    private static String quarantine(JsonNode quarantine) {
        return text(quarantine, "reason by signal")
                + " decision="
                + quarantine.hasNonNull("decision")
                + " figures="
                + quarantine
                        .path("figures")
                        .asText("-")
                        .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "<time>")
                        // A window that was lost with a process is one fewer in the baseline.
                        .replaceAll("(critical |n=|c=)[0-9.]*[0-9]", "$1<figure>");
    }

    private static String text(JsonNode node, String fields) {
        List<String> words = new ArrayList<>();
        for (String field : fields.split(" ")) {
            String word = node.at("/" + field).asText("");
            words.add(word.isEmpty() || word.equals("null") ? "-" : word);
        }
        return String.join(" ", words);
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    private static <T extends HasMetadata> List<JsonNode> trees(LocalApi api, Class<T> kind) {
        return api.list(kind).stream().map(Projection::tree).toList();
    }

    private static JsonNode tree(HasMetadata object) {
        try {
            return JSON.readTree(Serialization.asJson(object));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
