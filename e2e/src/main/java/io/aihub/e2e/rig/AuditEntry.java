package io.aihub.e2e.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One request as the API server's audit log has it.
 *
 * @param user who asked; the impersonated one, where somebody was
 * @param verb for example {@code patch}
 * @param resource with group and subresource, for example {@code aimodels.aihub.io/status}
 * @param namespace absent for cluster-scoped resources
 * @param name absent for lists and for creates with a generated name
 * @param code the answer's HTTP status
 * @param received when the request came
 * @param answered when the answer was complete
 * @param uri path and query
 * @param agent the client
 * @param body the request's object, where the audit policy keeps it
 */
public record AuditEntry(
        String user,
        String verb,
        String resource,
        Optional<String> namespace,
        Optional<String> name,
        int code,
        Instant received,
        Instant answered,
        String uri,
        String agent,
        JsonNode body) {
    private static final Set<String> WRITES =
            Set.of("create", "update", "patch", "delete", "deletecollection");

    /** Reads a line of the log. */
    public static AuditEntry of(JsonNode line) {
        JsonNode object = line.path("objectRef");
        String group = object.path("apiGroup").asText();
        String sub = object.path("subresource").asText();
        return new AuditEntry(
                line.has("impersonatedUser")
                        ? line.at("/impersonatedUser/username").asText()
                        : line.at("/user/username").asText(),
                line.path("verb").asText(),
                object.path("resource").asText()
                        + (group.isEmpty() ? "" : "." + group)
                        + (sub.isEmpty() ? "" : "/" + sub),
                text(object, "namespace"),
                text(object, "name"),
                line.at("/responseStatus/code").asInt(),
                Instant.parse(line.path("requestReceivedTimestamp").asText()),
                Instant.parse(line.path("stageTimestamp").asText()),
                line.path("requestURI").asText(),
                line.path("userAgent").asText(),
                line.path("requestObject"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asText()).filter(text -> !text.isEmpty());
    }

    /** Whether it asked for a change. */
    public boolean isWrite() {
        return WRITES.contains(verb);
    }

    /** Whether the change was made. */
    public boolean isEffective() {
        return isWrite() && code < 300;
    }

    /** Verb and resource, as a permission is written. */
    public String permission() {
        return verb + " " + resource;
    }
}
