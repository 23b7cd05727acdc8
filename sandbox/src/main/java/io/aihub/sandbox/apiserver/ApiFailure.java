package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A refusal, with what the Status body of the real server says. */
final class ApiFailure extends RuntimeException {
    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    private ApiFailure(int code, String reason, String message, ObjectNode details) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    static ApiFailure of(int code, String reason, String message) {
        return new ApiFailure(code, reason, message, Json.object());
    }

    static ApiFailure badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    static ApiFailure unknownPath() {
        return of(404, "NotFound", "the server could not find the requested resource");
    }

    static ApiFailure notFound(GroupResource kind, String name) {
        String message = kind.qualified() + " \"" + name + "\" not found";
        return new ApiFailure(404, "NotFound", message, details(kind, name));
    }

    static ApiFailure alreadyExists(GroupResource kind, String name) {
        String message = kind.qualified() + " \"" + name + "\" already exists";
        return new ApiFailure(409, "AlreadyExists", message, details(kind, name));
    }

    static ApiFailure modified(GroupResource kind, String name) {
        return conflict(
                kind,
                name,
                "the object has been modified; please apply your changes to the latest version and"
                        + " try again");
    }

    static ApiFailure conflict(GroupResource kind, String name, String why) {
        String message =
                "Operation cannot be fulfilled on "
                        + kind.qualified()
                        + " \""
                        + name
                        + "\": "
                        + why;
        return new ApiFailure(409, "Conflict", message, details(kind, name));
    }

    static ApiFailure invalid(GroupResource kind, String name, String why) {
        String message = kind.qualified() + " \"" + name + "\" is invalid: " + why;
        return new ApiFailure(422, "Invalid", message, details(kind, name));
    }

    static ApiFailure applyConflicts(List<String> causes) {
        String message =
                "Apply failed with "
                        + causes.size()
                        + (causes.size() == 1 ? " conflict: " : " conflicts: ")
                        + String.join(", ", causes);
        ObjectNode details = Json.object();
        for (String cause : causes) {
            details.withArray("causes")
                    .addObject()
                    .put("reason", "FieldManagerConflict")
                    .put("message", cause);
        }
        return new ApiFailure(409, "Conflict", message, details);
    }

    int code() {
        return code;
    }

    /** The Status object. */
    ObjectNode body() {
        ObjectNode status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure");
        status.put("message", getMessage());
        status.put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }

    private static ObjectNode details(GroupResource kind, String name) {
        ObjectNode details = Json.object().put("name", name).put("kind", kind.resource());
        return kind.group().isEmpty() ? details : details.put("group", kind.group());
    }
}
