package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;

/** What a reconcile reads of a pod: its owner, its address and whether it may be asked. */
record ObservedPod(
        String uid,
        Map<String, String> labels,
        List<OwnerReference> owners,
        boolean ready,
        String address) {

    static ObservedPod of(Pod pod) {
        return new ObservedPod(
                pod.getMetadata().getUid(),
                pod.getMetadata().getLabels(),
                pod.getMetadata().getOwnerReferences(),
                ClusterView.ready(pod),
                pod.getStatus() == null ? null : pod.getStatus().getPodIP());
    }
}
