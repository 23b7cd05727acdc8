package io.aihub.sandbox.workload;

import io.aihub.sandbox.workload.PodState.Phase;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.net.InetAddress;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pod's status as its kubelet would write it. */
final class PodStatuses {
    private PodStatuses() {}

    static PodStatus of(Pod pod, PodState state) {
        boolean ready = state.phase() == Phase.Ready;
        PodStatusBuilder status =
                new PodStatusBuilder()
                        .withPhase(state.address().isPresent() ? "Running" : "Pending")
                        .withStartTime(pod.getMetadata().getCreationTimestamp())
                        .withHostIP("127.0.0.1")
                        .withConditions(
                                condition(pod, state, "PodScheduled", true),
                                condition(pod, state, "Initialized", true),
                                condition(pod, state, "ContainersReady", ready),
                                condition(pod, state, "Ready", ready));
        state.address()
                .map(InetAddress::getHostAddress)
                .ifPresent(ip -> status.withPodIP(ip).addNewPodIP().withIp(ip).endPodIP());
        Stream<ContainerStatus> containers =
                pod.getSpec().getContainers().stream().map(c -> container(pod, c, state));
        return status.withContainerStatuses(containers.toList()).build();
    }

    private static PodCondition condition(Pod pod, PodState state, String type, boolean holds) {
        String wanted = holds ? "True" : "False";
        List<PodCondition> present =
                pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
        Optional<PodCondition> same =
                present.stream()
                        .filter(c -> c.getType().equals(type) && c.getStatus().equals(wanted))
                        .findFirst();
        return same.orElseGet(
                () ->
                        new PodConditionBuilder()
                                .withType(type)
                                .withStatus(wanted)
                                .withLastTransitionTime(seconds(state))
                                .build());
    }

    private static ContainerStatus container(Pod pod, Container container, PodState state) {
        boolean running = state.address().isPresent();
        ContainerStateBuilder now = new ContainerStateBuilder();
        if (running) {
            now.withNewRunning().withStartedAt(startedAt(pod, state)).endRunning();
        } else {
            String reason = state.waiting().orElse("ContainerCreating");
            now.withNewWaiting().withReason(reason).endWaiting();
        }
        return new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID(running ? container.getImage() : "")
                .withReady(state.phase() == Phase.Ready)
                .withStarted(running)
                .withRestartCount(state.restarts())
                .withState(now.build())
                .build();
    }

    /** Kept while the container runs, since the state's own time moves with readiness. */
    private static String startedAt(Pod pod, PodState state) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> status.getContainerStatuses().stream())
                .filter(container -> container.getState().getRunning() != null)
                .map(container -> container.getState().getRunning().getStartedAt())
                .findFirst()
                .orElseGet(() -> seconds(state));
    }

    private static String seconds(PodState state) {
        return state.since().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
