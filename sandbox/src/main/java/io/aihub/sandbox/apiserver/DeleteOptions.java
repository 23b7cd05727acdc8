package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.http.HttpRequest;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a delete asks for, by its body or its query.
 *
 * @param body the DeleteOptions object, empty when none was sent
 */
record DeleteOptions(ObjectNode body, Map<String, String> query) {
    static final DeleteOptions BACKGROUND = new DeleteOptions(Json.object(), Map.of());

    static DeleteOptions of(HttpRequest request) {
        String text = request.text();
        return new DeleteOptions(
                text.isBlank() ? Json.object() : Json.parse(text), request.query());
    }

    boolean isDryRun() {
        return query.containsKey("dryRun") || body.has("dryRun");
    }

    boolean orphans() {
        return option("propagationPolicy").equals("Orphan");
    }

    OptionalLong graceSeconds() {
        String seconds = option("gracePeriodSeconds");
        return seconds.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seconds));
    }

    /**
     * @throws ApiFailure 409 when the object is not the one, or not in the version, that was meant
     */
    void check(ResourceType type, ObjectName name, StoredObject object) {
        String uid = Json.at(body, "preconditions", "uid");
        if (!uid.isEmpty() && !uid.equals(object.uid())) {
            throw failed(type, name, "UID", uid, object.uid());
        }
        String version = Json.at(body, "preconditions", "resourceVersion");
        if (!version.isEmpty() && !version.equals(object.resourceVersion())) {
            throw failed(type, name, "ResourceVersion", version, object.resourceVersion());
        }
    }

    private String option(String name) {
        String inBody = Json.at(body, name);
        return inBody.isEmpty() ? query.getOrDefault(name, "") : inBody;
    }

    private static ApiFailure failed(
            ResourceType type, ObjectName name, String what, String wanted, String found) {
        return ApiFailure.conflict(
                type.id(),
                name.name(),
                "Precondition failed: "
                        + what
                        + " in precondition: "
                        + wanted
                        + ", "
                        + what
                        + " in object meta: "
                        + found);
    }
}
