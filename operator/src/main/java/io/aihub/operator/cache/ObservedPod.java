package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reconcile reads of a pod: owner, address, whether it may be asked and else why not. */
record ObservedPod(
        String uid,
        Map<String, String> labels,
        List<OwnerReference> owners,
        boolean ready,
        String address,
        Optional<PodTrouble> trouble) {

    static ObservedPod of(Pod pod) {
        return new ObservedPod(
                pod.getMetadata().getUid(),
                pod.getMetadata().getLabels(),
                pod.getMetadata().getOwnerReferences(),
                ClusterView.ready(pod),
                pod.getStatus() == null ? null : pod.getStatus().getPodIP(),
                PodTrouble.of(pod));
    }

    /** Whether a pod is read at all: it may be asked, or it has something to say. */
    static boolean isRead(Pod pod) {
        return ClusterView.ready(pod) || PodTrouble.of(pod).isPresent();
    }
}
