package io.aihub.operator.cache;

import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.Map;
import java.util.Set;

/** Keeps of a pod only who it is, whose it is, where it is and whether it is ready. */
public final class SlimPodStore extends BasicItemStore<Pod> {
    private static final Set<String> KEPT = Set.of(Labels.MODEL, Labels.SERVING, Labels.TEMPLATE);

    public SlimPodStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public Pod put(String key, Pod pod) {
        pod.getMetadata().setManagedFields(null);
        // The framework asks the annotations of every event, and does not expect none.
        pod.getMetadata().setAnnotations(Map.of());
        pod.getMetadata().getLabels().keySet().retainAll(KEPT);
        pod.setSpec(null);
        if (pod.getStatus() != null) {
            pod.getStatus().setContainerStatuses(null);
            pod.getStatus().setInitContainerStatuses(null);
            pod.getStatus().setPodIPs(null);
            pod.getStatus().setHostIPs(null);
            pod.getStatus()
                    .setConditions(
                            pod.getStatus().getConditions().stream()
                                    .filter(condition -> "Ready".equals(condition.getType()))
                                    .toList());
        }
        ObjectCompaction.thin(pod);
        return super.put(key, pod);
    }
}
