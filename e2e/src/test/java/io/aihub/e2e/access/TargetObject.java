package io.aihub.e2e.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/**
 * An object that the ward has, to be read and written in rehearsal.
 *
 * @param plural its resource
 * @param path of the group, version and, for namespaced ones, namespace
 * @param name the object's
 * @param change a merge patch that the schema would have to judge
 */
record TargetObject(String plural, String path, String name, String change) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String LABEL = "{\"metadata\":{\"labels\":{\"changed\":\"yes\"}}}";
    private static final String AIHUB = "/apis/aihub.io/v1alpha1";
    private static final String HERE = "/namespaces/" + AccessNamespace.NAMESPACE;

    private static final TargetObject[] ALL = {
        new TargetObject(
                "aimodels",
                AIHUB + HERE,
                AccessNamespace.MODEL,
                "{\"spec\":{\"intendedPurpose\":\"Something else\"}}"),
        new TargetObject(
                "modeldecisions",
                AIHUB + HERE,
                AccessNamespace.DECISION,
                "{\"spec\":{\"reason\":\"Others\"}}"),
        new TargetObject(
                "modelrevisions",
                AIHUB + HERE,
                AccessNamespace.REVISION,
                "{\"spec\":{\"version\":\"9\"}}"),
        new TargetObject(
                "referenceprofiles",
                AIHUB + HERE,
                AccessNamespace.MODEL,
                "{\"spec\":{\"source\":{\"version\":\"9\"}}}"),
        new TargetObject(
                "governancepolicies",
                AIHUB,
                AccessNamespace.NAMESPACE,
                "{\"spec\":{\"renewalWindow\":\"1h\"}}"),
        new TargetObject(
                "metricsources",
                AIHUB,
                AccessNamespace.NAMESPACE,
                "{\"spec\":{\"timeout\":\"1s\"}}"),
        new TargetObject("deployments", "/apis/apps/v1" + HERE, "workload", LABEL),
        new TargetObject("services", "/api/v1" + HERE, "workload", LABEL),
        new TargetObject("pods", "/api/v1" + HERE, "workload", LABEL),
        new TargetObject("secrets", "/api/v1" + HERE, "canary", LABEL),
        new TargetObject("configmaps", "/api/v1" + HERE, "notes", LABEL),
        new TargetObject("events", "/apis/events.k8s.io/v1" + HERE, "told", LABEL),
        new TargetObject(
                "rolebindings",
                "/apis/rbac.authorization.k8s.io/v1" + HERE,
                "safety-aihub-approve-high",
                LABEL),
        new TargetObject(
                "clusterroles", "/apis/rbac.authorization.k8s.io/v1", "aihub-approve-high", LABEL),
        new TargetObject(
                "validatingadmissionpolicies",
                "/apis/admissionregistration.k8s.io/v1",
                "aihub-decisions",
                LABEL),
        new TargetObject(
                "validatingadmissionpolicybindings",
                "/apis/admissionregistration.k8s.io/v1",
                "aihub-decisions",
                LABEL),
        new TargetObject(
                "customresourcedefinitions",
                "/apis/apiextensions.k8s.io/v1",
                "modeldecisions.aihub.io",
                LABEL),
        new TargetObject("namespaces", "/api/v1", AccessNamespace.NAMESPACE, LABEL),
    };

    /** The one of a resource's name. */
    static TargetObject of(String plural) {
        return Arrays.stream(ALL)
                .filter(thing -> thing.plural.equals(plural))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the ward has no " + plural));
    }

    String collection() {
        return path + "/" + plural;
    }

    String object() {
        return collection() + "/" + name;
    }

    /** The same without an identity, under a new name. */
    String manifest(JsonNode live) {
        ObjectNode manifest = (ObjectNode) live.deepCopy();
        manifest.remove("status");
        manifest.putObject("metadata").put("name", name + "-new");
        return manifest.toString();
    }

    /** The live object with the change made. */
    String changed(JsonNode live, String patch) {
        try {
            return JSON.readerForUpdating(live.deepCopy()).readTree(patch).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(patch, e);
        }
    }
}
