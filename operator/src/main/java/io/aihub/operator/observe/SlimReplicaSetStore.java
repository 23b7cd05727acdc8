package io.aihub.operator.observe;

import io.aihub.operator.Labels;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.Map;
import java.util.Set;

/** Keeps of a replica set only who it is and whose it is: it leads from a pod to its Deployment. */
public final class SlimReplicaSetStore extends BasicItemStore<ReplicaSet> {
    public SlimReplicaSetStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public ReplicaSet put(String key, ReplicaSet set) {
        set.getMetadata().setManagedFields(null);
        // The framework asks the annotations of every event, and does not expect none.
        set.getMetadata().setAnnotations(Map.of());
        set.getMetadata().getLabels().keySet().retainAll(Set.of(Labels.MODEL));
        set.setSpec(null);
        set.setStatus(null);
        Thinning.thin(set);
        return super.put(key, set);
    }
}
