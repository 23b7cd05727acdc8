package io.aihub.sandbox.workload;

import io.aihub.sandbox.workload.PodState.Phase;
import io.aihub.sandbox.workload.RunningPod.PodSpecification;
import io.aihub.sandbox.workload.RunningPod.PodSurroundings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Runs the pods of the one node there is, and reports how they are. */
final class PodRunner {
    private static final int DEFAULT_PORT = 8080;

    private final WorkloadApi api;
    private final PodSurroundings surroundings;
    private final Clock clock;
    private final Duration longestGrace;
    private final Map<String, RunningPod> running = new ConcurrentHashMap<>();

    PodRunner(WorkloadApi api, PodSurroundings surroundings, Clock clock, Duration longestGrace) {
        this.api = api;
        this.surroundings = surroundings;
        this.clock = clock;
        this.longestGrace = longestGrace;
    }

    void pass() {
        List<Pod> pods = api.list(Pod.class);
        OneByOne.each(pods, this::reconcile);
        Set<String> present =
                pods.stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
        List<String> stray =
                running.keySet().stream().filter(uid -> !present.contains(uid)).toList();
        stray.forEach(uid -> running.remove(uid).kill());
    }

    /** Where the pod answers, when it is ready to. */
    Optional<String> readyAddress(Pod pod) {
        return Optional.ofNullable(running.get(pod.getMetadata().getUid()))
                .map(RunningPod::state)
                .filter(state -> state.phase() == Phase.Ready)
                .flatMap(PodState::address)
                .map(address -> address.getHostAddress());
    }

    void killAll() {
        running.values().forEach(RunningPod::kill);
        running.clear();
    }

    private void reconcile(Pod pod) {
        String uid = pod.getMetadata().getUid();
        if (Owners.isDeleting(pod)) {
            terminate(pod, Optional.ofNullable(running.get(uid)));
            return;
        }
        RunningPod runs = running.computeIfAbsent(uid, any -> start(pod));
        PodStatus status = PodStatuses.of(pod, runs.state(), surroundings.host());
        if (!Serialization.asJson(status).equals(Serialization.asJson(pod.getStatus()))) {
            api.updateStatus(new PodBuilder(pod).withStatus(status).build());
        }
    }

    private void terminate(Pod pod, Optional<RunningPod> runs) {
        if (runs.isEmpty() || runs.get().state().phase() == Phase.Gone) {
            api.ended(pod);
            return;
        }
        Long asked = pod.getMetadata().getDeletionGracePeriodSeconds();
        Duration grace = Duration.ofSeconds(asked == null ? 30 : asked);
        runs.get().terminate(grace.compareTo(longestGrace) < 0 ? grace : longestGrace);
    }

    private RunningPod start(Pod pod) {
        Container container = pod.getSpec().getContainers().get(0);
        List<Integer> ports =
                container.getPorts().stream().map(ContainerPort::getContainerPort).toList();
        List<String> args = new ArrayList<>(container.getCommand());
        args.addAll(container.getArgs());
        PodLaunch launch =
                new PodLaunch(
                        pod.getMetadata().getName(),
                        null,
                        ports.isEmpty() ? List.of(DEFAULT_PORT) : ports,
                        environment(pod, container),
                        args,
                        clock);
        return new RunningPod(
                new PodSpecification(pod.getMetadata().getName(), container, launch), surroundings);
    }

    private Map<String, String> environment(Pod pod, Container container) {
        Map<String, String> values = new LinkedHashMap<>();
        for (EnvVar variable : container.getEnv()) {
            values.put(variable.getName(), value(pod, variable));
        }
        return values;
    }

    private String value(Pod pod, EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue() == null ? "" : variable.getValue();
        }
        var field = variable.getValueFrom().getFieldRef();
        if (field != null) {
            return field.getFieldPath().equals("metadata.name")
                    ? pod.getMetadata().getName()
                    : field.getFieldPath().equals("metadata.namespace")
                            ? pod.getMetadata().getNamespace()
                            : "";
        }
        var reference = variable.getValueFrom().getSecretKeyRef();
        if (reference == null) {
            return "";
        }
        return api.get(Secret.class, pod.getMetadata().getNamespace(), reference.getName())
                .map(secret -> secret.getData().get(reference.getKey()))
                .map(data -> new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
                .orElse("");
    }
}
