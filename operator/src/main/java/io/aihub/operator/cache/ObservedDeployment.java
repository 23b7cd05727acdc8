package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reconcile reads of a Deployment: its spec (by generation), the metadata that people can
 * edit, and how its pods are doing.
 */
record ObservedDeployment(
        Long generation,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<OwnerReference> owners,
        String deleted,
        boolean scaled,
        boolean available,
        boolean complete,
        int ready) {
    /**
     * Annotations in which the Deployment controller keeps its revision count; nothing here reads
     * them.
     */
    private static final String CONTROLLERS = "deployment.kubernetes.io/";

    static ObservedDeployment of(Deployment deployment) {
        ObjectMeta metadata = deployment.getMetadata();
        return new ObservedDeployment(
                metadata.getGeneration(),
                metadata.getLabels(),
                edited(metadata.getAnnotations()),
                metadata.getOwnerReferences(),
                metadata.getDeletionTimestamp(),
                ReplicaOwnership.isForeign(deployment),
                DeploymentProgress.isAvailable(deployment),
                DeploymentProgress.isComplete(deployment),
                DeploymentProgress.readyPods(deployment));
    }

    private static Map<String, String> edited(Map<String, String> annotations) {
        if (annotations == null) {
            return Map.of();
        }
        Map<String, String> edited = new HashMap<>(annotations);
        edited.keySet().removeIf(key -> key.startsWith(CONTROLLERS));
        return edited;
    }
}
