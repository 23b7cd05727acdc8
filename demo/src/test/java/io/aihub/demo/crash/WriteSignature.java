package io.aihub.demo.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a write is about, without times and counts: two writes with the same signature are the same
 * point of the story to a crash.
 */
public final class WriteSignature {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern REVISION = Pattern.compile("[a-z0-9-]+-[0-9a-f]{10}");

    private WriteSignature() {}

    /**
     * @param verb of the request
     * @param resource the plural
     * @param name may be empty for a create
     * @param subresource may be empty
     * @param body may be missing
     */
    public static String of(
            String verb, String resource, String name, String subresource, JsonNode body) {
        String target = String.join(" ", verb, resource, name(resource, name, body), subresource);
        JsonNode status = body.path("status");
        return switch (resource) {
            case "aimodels" -> target + " " + model(status);
            case "modelrevisions" -> target + " " + revision(status);
            case "services" -> target + " " + selector(body);
            case "events" -> target + " " + event(body);
            case "deployments" -> target + " replicas=" + body.path("spec").path("replicas");
            default -> target;
        };
    }

    private static String name(String resource, String name, JsonNode body) {
        if (resource.equals("events")) {
            return body.path("reason").asText();
        }
        return name.isEmpty() ? body.path("metadata").path("name").asText() : name;
    }

    /** Of an object, or of a list of changes. */
    private static JsonNode selector(JsonNode body) {
        for (JsonNode change : body) {
            if (change.path("path").asText().equals("/spec/selector")) {
                return change.path("value");
            }
        }
        return body.path("spec").path("selector");
    }

    /** Notes of events hold numbers; the revision in them does not depend on luck. */
    private static String event(JsonNode body) {
        Matcher revision = REVISION.matcher(body.path("note").asText());
        return body.path("regarding").path("name").asText()
                + " "
                + body.path("action").asText()
                + (revision.find() ? " " + revision.group() : "");
    }

    private static String model(JsonNode status) {
        StringBuilder text = new StringBuilder();
        text.append(status.path("approval").path("state").asText())
                .append(' ')
                .append(status.path("serving").path("version").asText())
                .append(' ')
                .append(status.path("candidate").path("phase").asText())
                .append(' ')
                .append(status.path("lastAction").path("what").asText())
                .append(' ')
                .append(status.path("signalsState").asText());
        for (JsonNode condition : status.path("conditions")) {
            String type = condition.path("type").asText();
            if (type.equals("RolledBack") || type.equals("Stable") || type.equals("Deployed")) {
                text.append(' ').append(type).append('=').append(condition.path("reason").asText());
            }
        }
        return text.toString();
    }

    private static String revision(JsonNode status) {
        return status.path("approval").asText()
                + " served="
                + status.has("firstServed")
                + " stable="
                + status.has("stableSince")
                + " quarantined="
                + status.has("quarantine")
                + " before="
                + status.path("baseline").path("before").asText();
    }

    /** The tree of a text that was sent; empty where it is no JSON. */
    public static JsonNode tree(String text) {
        try {
            return JSON.readTree(text == null || text.isEmpty() ? "{}" : text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
