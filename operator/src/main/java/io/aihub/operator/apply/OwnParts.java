package io.aihub.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The parts of an object that are ours alone: the pod template's spec, the Service's ports and the
 * labels and annotations with our prefix. Server-side apply leaves there what others added, and
 * what we ourselves set when we created the object; so where these parts hold anything that we did
 * not set, they are replaced whole, on the resourceVersion that was observed. All other parts are
 * left to whoever set them.
 */
final class OwnParts {
    private static final String PREFIX = "aihub.io/";
    private static final String METADATA = "metadata";
    private static final String SPEC = "spec";
    private static final String PORTS = "ports";
    private static final String REPLICAS = "replicas";

    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    private final PodSpecComparison podSpecs = new PodSpecComparison();
    private final SubsetComparison comparison = new SubsetComparison();

    /** Whether anything stands in our parts that we did not set. */
    boolean strays(ObjectNode wanted, ObjectNode actual) {
        return podSpecs.strays(podSpec(wanted), podSpec(actual))
                || !comparison.holds(podSpec(wanted), podSpec(actual))
                || templateStrays(wanted, actual)
                || portStrays(wanted, actual)
                || selectorStrays(wanted, actual)
                || strayKeys(wanted, actual, "labels")
                || strayKeys(wanted, actual, "annotations");
    }

    /**
     * A JSON patch (RFC 6902) that replaces our parts and is refused on any other resourceVersion.
     *
     * @param wanted without replicas where they are somebody else's
     */
    ArrayNode replacement(ObjectNode wanted, ObjectNode actual) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        String version = actual.path(METADATA).path("resourceVersion").asText();
        put(patch, "/metadata/resourceVersion", JsonNodeFactory.instance.textNode(version));
        put(patch, "/metadata/labels", keys(wanted, actual, "labels"));
        put(patch, "/metadata/annotations", keys(wanted, actual, "annotations"));
        if (podSpec(wanted).isObject()) {
            put(patch, "/spec/template/spec", podSpec(wanted));
            put(patch, "/spec/template/metadata", templateMetadata(wanted, actual));
        }
        for (String field : new String[] {PORTS, "selector"}) {
            if (wanted.path(SPEC).has(PORTS)) {
                put(patch, "/spec/" + field, wanted.path(SPEC).path(field));
            }
        }
        if (wanted.path(SPEC).path(REPLICAS).isNumber()) {
            put(patch, "/spec/replicas", wanted.path(SPEC).path(REPLICAS));
        }
        return patch;
    }

    /**
     * A JSON patch that makes an object that nothing owns ours: replaced as above, with its owner,
     * and with pods that are all made anew, since nobody knows how the ones that run were made.
     */
    ArrayNode takeOver(ObjectNode wanted, ObjectNode actual) {
        ArrayNode patch = replacement(wanted, actual);
        put(patch, "/metadata/ownerReferences", wanted.path(METADATA).path("ownerReferences"));
        if (podSpec(wanted).isObject()) {
            ObjectNode metadata = template(wanted).deepCopy();
            metadata.withObjectProperty("annotations")
                    .put(
                            RESTARTED,
                            "adopted-" + actual.path(METADATA).path("resourceVersion").asText());
            put(patch, "/spec/template/metadata", metadata);
        }
        return patch;
    }

    /**
     * A label or annotation of a pod can make a webhook inject a sidecar. The one that {@code
     * kubectl rollout restart} sets cannot.
     */
    private static boolean templateStrays(ObjectNode wanted, ObjectNode actual) {
        JsonNode labels = template(actual).path("labels");
        boolean strange =
                template(actual).path("annotations").properties().stream()
                        .anyMatch(entry -> !entry.getKey().equals(RESTARTED));
        return podSpec(wanted).isObject()
                && (strange || !labels.equals(template(wanted).path("labels")));
    }

    /**
     * A selector with an extra key selects no pod, and server-side apply would leave the key. A
     * wrong value of our own key is corrected by apply.
     */
    private static boolean selectorStrays(ObjectNode wanted, ObjectNode actual) {
        return wanted.path(SPEC).has(PORTS)
                && actual.path(SPEC).path("selector").properties().stream()
                        .anyMatch(e -> !wanted.path(SPEC).path("selector").has(e.getKey()));
    }

    private static JsonNode template(ObjectNode object) {
        return object.path(SPEC).path("template").path(METADATA);
    }

    private static boolean portStrays(ObjectNode wanted, ObjectNode actual) {
        JsonNode ours = wanted.path(SPEC).path(PORTS);
        for (JsonNode port : actual.path(SPEC).path(PORTS)) {
            boolean known = false;
            for (JsonNode own : ours) {
                known |= own.path("port").asInt() == port.path("port").asInt();
            }
            if (!known) {
                return true;
            }
        }
        return false;
    }

    private static boolean strayKeys(ObjectNode wanted, ObjectNode actual, String field) {
        return actual.path(METADATA).path(field).properties().stream()
                .map(Map.Entry::getKey)
                .anyMatch(
                        key ->
                                key.startsWith(PREFIX)
                                        && !wanted.path(METADATA).path(field).has(key));
    }

    /** The keys that others set, and of those with our prefix only the desired ones. */
    private static ObjectNode keys(ObjectNode wanted, ObjectNode actual, String field) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        actual.path(METADATA)
                .path(field)
                .properties()
                .forEach(
                        entry -> {
                            if (!entry.getKey().startsWith(PREFIX)) {
                                keys.set(entry.getKey(), entry.getValue());
                            }
                        });
        wanted.path(METADATA)
                .path(field)
                .properties()
                .forEach(entry -> keys.set(entry.getKey(), entry.getValue()));
        return keys;
    }

    private static JsonNode templateMetadata(ObjectNode wanted, ObjectNode actual) {
        ObjectNode metadata = template(wanted).deepCopy();
        JsonNode restarted = template(actual).path("annotations").path(RESTARTED);
        if (restarted.isTextual()) {
            metadata.withObjectProperty("annotations").set(RESTARTED, restarted);
        }
        return metadata;
    }

    private static void put(ArrayNode patch, String path, JsonNode value) {
        // RFC 6902: adding a member that is there replaces it.
        patch.addObject().put("op", "add").put("path", path).set("value", value);
    }

    private static JsonNode podSpec(ObjectNode object) {
        return object.path(SPEC).path("template").path(SPEC);
    }
}
