package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The few defaults of the real server that its users here can see: replicas, port protocols, target
 * ports, cluster addresses, a namespace's phase, a definition's being established; and the defaults
 * that a custom resource's schema states.
 */
final class BuiltinDefaults {
    private final ClusterAddresses addresses;

    BuiltinDefaults(ClusterAddresses addresses) {
        this.addresses = addresses;
    }

    /** Completes an object about to be stored; the stored one before it is empty on create. */
    void complete(ResourceType type, ObjectNode object, JsonNode before) {
        switch (type.id().qualified()) {
            case "deployments.apps", "replicasets.apps", "statefulsets.apps" -> workload(object);
            case "pods" -> containers(object.path("spec"));
            case "services" -> service(object, before);
            case "namespaces" -> absent(object.withObject("/status"), "phase", "Active");
            case "customresourcedefinitions.apiextensions.k8s.io" -> established(object);
            default -> custom(type.schema(), object);
        }
    }

    private static void workload(ObjectNode object) {
        if (object.get("spec") instanceof ObjectNode spec) {
            if (!spec.has("replicas")) {
                spec.put("replicas", 1);
            }
            containers(spec.path("template").path("spec"));
        }
    }

    private static void containers(JsonNode podSpec) {
        for (String list : List.of("containers", "initContainers")) {
            for (JsonNode container : podSpec.path(list)) {
                container.path("ports").forEach(port -> absent(port, "protocol", "TCP"));
            }
        }
    }

    private void service(ObjectNode object, JsonNode before) {
        ObjectNode spec = object.withObject("/spec");
        absent(spec, "type", "ClusterIP");
        for (JsonNode port : spec.path("ports")) {
            absent(port, "protocol", "TCP");
            if (!port.has("targetPort")) {
                ((ObjectNode) port).set("targetPort", port.get("port"));
            }
        }
        if (!spec.has("clusterIP") && !Json.at(spec, "type").equals("ExternalName")) {
            String earlier = Json.at(before, "spec", "clusterIP");
            spec.put("clusterIP", earlier.isEmpty() ? addresses.next(spec) : earlier);
            spec.putArray("clusterIPs").add(Json.at(spec, "clusterIP"));
        }
    }

    private static void established(ObjectNode crd) {
        ObjectNode status = Json.object();
        status.set("acceptedNames", crd.path("spec").path("names"));
        for (String type : List.of("NamesAccepted", "Established")) {
            status.withArray("conditions").addObject().put("type", type).put("status", "True");
        }
        crd.set("status", status);
    }

    private static void custom(FieldSchema schema, ObjectNode object) {
        if (schema instanceof CrdObjectSchema crd) {
            SchemaPruning.prune(object, crd.schema());
            SchemaDefaults.fill(object, crd.schema());
        }
    }

    private static void absent(JsonNode node, String field, String value) {
        if (node instanceof ObjectNode object && !object.has(field)) {
            object.put(field, value);
        }
    }
}
