package io.aihub.operator.cache;

import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps of a pod only who it is, whose it is, where it is and whether it is ready; of one that does
 * not run also why.
 */
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
            boolean troubled = PodTrouble.of(pod).isPresent();
            pod.getStatus().setContainerStatuses(kept(pod.getStatus(), troubled));
            pod.getStatus().setInitContainerStatuses(null);
            pod.getStatus().setMessage(null);
            pod.getStatus().setPodIPs(null);
            pod.getStatus().setHostIPs(null);
            pod.getStatus()
                    .setConditions(
                            pod.getStatus().getConditions().stream()
                                    .filter(c -> isRead(c, troubled))
                                    .toList());
        }
        ObjectCompaction.thin(pod);
        return super.put(key, pod);
    }

    private static boolean isRead(PodCondition condition, boolean troubled) {
        return "Ready".equals(condition.getType())
                || troubled && "PodScheduled".equals(condition.getType());
    }

    /** Of containers that are not ready, the init containers before the others. */
    private static List<ContainerStatus> kept(PodStatus status, boolean troubled) {
        if (!troubled) {
            return null;
        }
        return PodTrouble.containers(status)
                .filter(container -> !Boolean.TRUE.equals(container.getReady()))
                .map(SlimPodStore::slim)
                .toList();
    }

    private static ContainerStatus slim(ContainerStatus container) {
        return new ContainerStatusBuilder()
                .withName(container.getName())
                .withReady(container.getReady())
                .withRestartCount(container.getRestartCount())
                .withState(slim(container.getState()))
                .withLastState(slim(container.getLastState()))
                .build();
    }

    /** Without the messages: a container writes its own. */
    private static ContainerState slim(ContainerState state) {
        if (state == null) {
            return null;
        }
        ContainerStateBuilder slim = new ContainerStateBuilder();
        if (state.getWaiting() != null) {
            slim.withNewWaiting().withReason(state.getWaiting().getReason()).endWaiting();
        }
        if (state.getTerminated() != null) {
            slim.withNewTerminated()
                    .withReason(state.getTerminated().getReason())
                    .withExitCode(state.getTerminated().getExitCode())
                    .endTerminated();
        }
        return slim.build();
    }
}
