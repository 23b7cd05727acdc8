package io.aihub.cli.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.sandbox.apiserver.WriteRequest;

/**
 * What a write is about, without times and counts: two writes with the same signature are the same
 * point of the story to a crash.
 */
final class WriteSignature {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WriteSignature() {}

    static String of(WriteRequest request) {
        JsonNode body = body(request);
        String target =
                String.join(
                        " ",
                        request.verb().name(),
                        request.target().resource(),
                        name(request, body),
                        request.target().subresource());
        JsonNode status = body.path("status");
        return switch (request.target().resource()) {
            case "aimodels" -> target + " " + model(status);
            case "modelrevisions" -> target + " " + revision(status);
            case "services" -> target + " " + body.path("spec").path("selector");
            case "deployments" -> target + " replicas=" + body.path("spec").path("replicas");
            default -> target;
        };
    }

    private static String name(WriteRequest request, JsonNode body) {
        return request.target().resource().equals("events")
                ? body.path("reason").asText()
                : request.target().name();
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

    private static JsonNode body(WriteRequest request) {
        try {
            return JSON.readTree(
                    request.body() == null || request.body().isEmpty() ? "{}" : request.body());
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
