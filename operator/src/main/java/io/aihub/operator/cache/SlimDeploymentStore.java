package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;

/**
 * Keeps of {@code managedFields} whether somebody else owns the replicas, and of the status the
 * counts: pods say for themselves how they are.
 */
public final class SlimDeploymentStore extends BasicItemStore<Deployment> {
    public SlimDeploymentStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public Deployment put(String key, Deployment deployment) {
        ReplicaOwnership.prune(deployment);
        if (deployment.getStatus() != null) {
            deployment.getStatus().setConditions(List.of());
        }
        ObjectCompaction.thin(deployment);
        return super.put(key, deployment);
    }
}
