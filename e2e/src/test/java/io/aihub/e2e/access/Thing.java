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
record Thing(String plural, String path, String name, String change) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String LABEL = "{\"metadata\":{\"labels\":{\"changed\":\"yes\"}}}";
    private static final String AIHUB = "/apis/aihub.io/v1alpha1";
    private static final String HERE = "/namespaces/" + Ward.NAMESPACE;

    private static final Thing[] ALL = {
        new Thing(
                "aimodels",
                AIHUB + HERE,
                Ward.MODEL,
                "{\"spec\":{\"intendedPurpose\":\"Something else\"}}"),
        new Thing(
                "modeldecisions",
                AIHUB + HERE,
                Ward.DECISION,
                "{\"spec\":{\"reason\":\"Others\"}}"),
        new Thing("modelrevisions", AIHUB + HERE, Ward.REVISION, "{\"spec\":{\"version\":\"9\"}}"),
        new Thing(
                "referenceprofiles",
                AIHUB + HERE,
                Ward.MODEL,
                "{\"spec\":{\"source\":{\"version\":\"9\"}}}"),
        new Thing(
                "governancepolicies",
                AIHUB,
                Ward.NAMESPACE,
                "{\"spec\":{\"renewalWindow\":\"1h\"}}"),
        new Thing("metricsources", AIHUB, Ward.NAMESPACE, "{\"spec\":{\"timeout\":\"1s\"}}"),
        new Thing("deployments", "/apis/apps/v1" + HERE, "workload", LABEL),
        new Thing("services", "/api/v1" + HERE, "workload", LABEL),
        new Thing("pods", "/api/v1" + HERE, "workload", LABEL),
        new Thing("secrets", "/api/v1" + HERE, "canary", LABEL),
        new Thing("configmaps", "/api/v1" + HERE, "notes", LABEL),
        new Thing("events", "/apis/events.k8s.io/v1" + HERE, "told", LABEL),
        new Thing(
                "rolebindings",
                "/apis/rbac.authorization.k8s.io/v1" + HERE,
                "safety-aihub-approve-high",
                LABEL),
        new Thing(
                "clusterroles", "/apis/rbac.authorization.k8s.io/v1", "aihub-approve-high", LABEL),
        new Thing(
                "validatingadmissionpolicies",
                "/apis/admissionregistration.k8s.io/v1",
                "aihub-decisions",
                LABEL),
        new Thing(
                "validatingadmissionpolicybindings",
                "/apis/admissionregistration.k8s.io/v1",
                "aihub-decisions",
                LABEL),
        new Thing(
                "customresourcedefinitions",
                "/apis/apiextensions.k8s.io/v1",
                "modeldecisions.aihub.io",
                LABEL),
        new Thing("namespaces", "/api/v1", Ward.NAMESPACE, LABEL),
    };

    /** The one of a resource's name. */
    static Thing of(String plural) {
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
