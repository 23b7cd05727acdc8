package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.ResourceType.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What every object has to fulfil, whatever its kind; refusals as the real server words them. */
final class ObjectChecks {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private ObjectChecks() {}

    /**
     * @throws ApiFailure 409 when the object is another one, or was changed since it was read
     */
    static void preconditions(ResourceType type, StoredObject before, ObjectNode object) {
        String name = Json.at(before.json(), "metadata", "name");
        String uid = Json.at(object, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(before.uid())) {
            throw ApiFailure.conflict(
                    type.id(),
                    name,
                    "Precondition failed: UID in precondition: "
                            + uid
                            + ", UID in object meta: "
                            + before.uid());
        }
        String version = Json.at(object, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(before.resourceVersion())) {
            throw ApiFailure.modified(type.id(), name);
        }
    }

    /**
     * @throws ApiFailure 400, or 422 for a custom resource of another kind, when the object is not
     *     the one that the path names
     */
    static void identity(ResourceType type, ApiPath path, ObjectNode object) {
        String kind = Json.at(object, "kind");
        if (!kind.equals(type.kind()) && type.has(Trait.Custom)) {
            throw ApiFailure.invalid(
                    type.id(),
                    Json.at(object, "metadata", "name"),
                    "kind: Invalid value: \"" + kind + "\": must be " + type.kind());
        }
        if (!kind.equals(type.kind()) || !Json.at(object, "apiVersion").equals(path.apiVersion())) {
            throw ApiFailure.badRequest(
                    "the object provided is not a "
                            + type.kind()
                            + " of "
                            + path.apiVersion()
                            + ", as the path says");
        }
        String name = Json.at(object, "metadata", "name");
        if (!name.isEmpty() && !name.equals(path.name())) {
            throw ApiFailure.badRequest(
                    "the name of the object does not match the name on the URL");
        }
        String namespace = Json.at(object, "metadata", "namespace");
        if (!namespace.isEmpty() && !namespace.equals(path.namespace())) {
            throw ApiFailure.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the"
                            + " request");
        }
    }

    /**
     * @throws ApiFailure 422 for a name that is no DNS subdomain, or for two controllers
     */
    static void metadata(ResourceType type, ObjectNode object) {
        String name = Json.at(object, "metadata", "name");
        if (!SUBDOMAIN.matcher(name).matches() && !type.id().group().startsWith("rbac.")) {
            throw ApiFailure.invalid(
                    type.id(),
                    name,
                    "metadata.name: Invalid value: \""
                            + name
                            + "\": a lowercase RFC 1123 subdomain must consist of lower case"
                            + " alphanumeric characters, '-' or '.', and must start and end with an"
                            + " alphanumeric character");
        }
        List<String> controllers = new ArrayList<>();
        for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                controllers.add(Json.at(owner, "kind") + "/" + Json.at(owner, "name"));
            }
        }
        if (controllers.size() > 1) {
            throw ApiFailure.invalid(
                    type.id(),
                    name,
                    "metadata.ownerReferences: Only one reference can have Controller set to true."
                            + " Found \"true\" in references for "
                            + String.join(" and ", controllers));
        }
    }

    /** For an apply that names the uid of an object that is not there. */
    static ApiFailure foreignUid(ResourceType type, String name, String uid) {
        return ApiFailure.conflict(
                type.id(),
                name,
                "uid mismatch: the provided object specified uid "
                        + uid
                        + ", and no existing object was found");
    }
}
