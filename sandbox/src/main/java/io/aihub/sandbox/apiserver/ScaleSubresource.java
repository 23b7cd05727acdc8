package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The {@code /scale} view of workloads: the wished and the present number of replicas. */
final class ScaleSubresource {
    private static final Set<String> SCALABLE =
            Set.of("deployments", "replicasets", "statefulsets");

    private ScaleSubresource() {}

    static boolean serves(ResourceType type, ApiPath path) {
        return path.subresource().equals("scale")
                && type.id().group().equals("apps")
                && SCALABLE.contains(type.id().resource());
    }

    static ObjectNode view(ObjectNode workload) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String field : Set.of("name", "namespace", "uid", "resourceVersion")) {
            metadata.put(field, Json.at(workload, "metadata", field));
        }
        metadata.put("creationTimestamp", Json.at(workload, "metadata", "creationTimestamp"));
        ObjectNode spec = scale.putObject("spec");
        int wished = workload.path("spec").path("replicas").asInt();
        if (wished != 0) { // the real server leaves a zero out
            spec.put("replicas", wished);
        }
        scale.putObject("status").put("replicas", workload.path("status").path("replicas").asInt());
        return scale;
    }

    /** The workload with the number, uid and resource version that the view holds. */
    static ObjectNode applied(ObjectNode workload, ObjectNode view) {
        ObjectNode next = workload.deepCopy();
        next.withObject("/spec").put("replicas", view.path("spec").path("replicas").asInt());
        String version = Json.at(view, "metadata", "resourceVersion");
        Json.metadata(next).put("resourceVersion", version);
        return next;
    }
}
