package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.ResourceType.Trait;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;

/** Works out what a patch makes of an object, by the patch's content type. */
final class ObjectPatcher {
    static final String APPLY = "application/apply-patch+yaml";

    private ObjectPatcher() {}

    /**
     * The patched object; the stored one is not changed.
     *
     * @throws ApiFailure 415 for an unknown type, or a strategic merge patch of a custom resource;
     *     422 for a JSON patch that does not fit
     */
    static ObjectNode patched(ResourceType type, ObjectNode live, String contentType, String body) {
        ObjectNode target = live.deepCopy();
        switch (contentType.split(";")[0].strip()) {
            case "application/json-patch+json" -> {
                return jsonPatched(type, target, Json.parseAny(body));
            }
            case "application/merge-patch+json" -> mergePatch(target, Json.parse(body));
            case "application/strategic-merge-patch+json" -> {
                if (type.has(Trait.Custom)) {
                    throw unsupported(contentType);
                }
                FieldMerge.into(target, Json.parse(body), type.schema());
            }
            default -> throw unsupported(contentType);
        }
        return target;
    }

    private static ObjectNode jsonPatched(ResourceType type, ObjectNode live, JsonNode patch) {
        try {
            if (JsonPatch.apply(patch, live) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonPatchException e) {
            throw ApiFailure.invalid(
                    type.id(), Json.at(live, "metadata", "name"), "the patch does not fit");
        }
        throw ApiFailure.badRequest("the patch makes no object");
    }

    /** RFC 7386. */
    private static void mergePatch(ObjectNode target, JsonNode patch) {
        patch.properties()
                .forEach(
                        field -> {
                            String name = field.getKey();
                            JsonNode value = field.getValue();
                            if (value.isNull()) {
                                target.remove(name);
                            } else if (value.isObject()) {
                                ObjectNode below =
                                        target.get(name) instanceof ObjectNode object
                                                ? object
                                                : Json.object();
                                mergePatch(below, value);
                                target.set(name, below);
                            } else {
                                target.set(name, value);
                            }
                        });
    }

    private static ApiFailure unsupported(String contentType) {
        return ApiFailure.of(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format: " + contentType);
    }
}
