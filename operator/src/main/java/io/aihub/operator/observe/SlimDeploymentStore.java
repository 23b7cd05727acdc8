package io.aihub.operator.observe;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/** Keeps of {@code managedFields} whether somebody else owns the replicas, and nothing more. */
public final class SlimDeploymentStore extends BasicItemStore<Deployment> {
    public SlimDeploymentStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public Deployment put(String key, Deployment deployment) {
        ReplicaOwnership.prune(deployment);
        return super.put(key, deployment);
    }
}
