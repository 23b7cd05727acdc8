package io.aihub.sandbox.workload;

import io.aihub.sandbox.workload.PodState.Phase;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.HostIP;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.net.InetAddress;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pod's status as its kubelet would write it. */
final class PodStatuses {
    private PodStatuses() {}

    /**
     * What the server or others have added to the status stays.
     *
     * @param host the node's address
     */
    static PodStatus of(Pod pod, PodState state, String host) {
        boolean ready = state.phase() == Phase.Ready;
        String ip = state.address().map(InetAddress::getHostAddress).orElse(null);
        PodStatus before = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
        List<PodCondition> conditions =
                List.of(
                        condition(pod, state, "PodScheduled", true),
                        condition(pod, state, "Initialized", true),
                        condition(pod, state, "ContainersReady", ready),
                        condition(pod, state, "Ready", ready));
        Stream<ContainerStatus> containers =
                pod.getSpec().getContainers().stream().map(c -> container(pod, c, state));
        return new PodStatusBuilder(before)
                .withPhase(ip == null ? "Pending" : "Running")
                .withStartTime(pod.getMetadata().getCreationTimestamp())
                .withHostIP(host)
                .withHostIPs(new HostIP(host))
                .withPodIP(ip)
                .withPodIPs(ip == null ? List.of() : List.of(new PodIP(ip)))
                .withConditions(with(conditions, before.getConditions()))
                .withContainerStatuses(containers.toList())
                .build();
    }

    private static List<PodCondition> with(List<PodCondition> own, List<PodCondition> present) {
        Set<String> types = own.stream().map(PodCondition::getType).collect(Collectors.toSet());
        return Stream.concat(
                        own.stream(), present.stream().filter(c -> !types.contains(c.getType())))
                .toList();
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
        ContainerStatus before =
                containersOf(pod)
                        .filter(status -> status.getName().equals(container.getName()))
                        .findFirst()
                        .orElseGet(ContainerStatus::new);
        return new ContainerStatusBuilder(before)
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
        return containersOf(pod)
                .filter(container -> container.getState().getRunning() != null)
                .map(container -> container.getState().getRunning().getStartedAt())
                .findFirst()
                .orElseGet(() -> seconds(state));
    }

    private static Stream<ContainerStatus> containersOf(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> status.getContainerStatuses().stream());
    }

    private static String seconds(PodState state) {
        return state.since().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
