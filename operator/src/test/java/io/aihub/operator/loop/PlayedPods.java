package io.aihub.operator.loop;

import io.aihub.operator.kubernetes.Labels;
import io.aihub.sandbox.apiserver.LocalApi;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the controllers of Deployments and a kubelet do, in one step when the test says so: as many
 * ready pods as are asked for, and the counts in the Deployment's status.
 */
final class PlayedPods {
    private final LocalApi api;
    private final Set<String> broken = new HashSet<>();
    private final Map<String, PodStatus> failing = new HashMap<>();
    private Optional<PodStatus> all = Optional.empty();

    PlayedPods(LocalApi api) {
        this.api = api;
    }

    /** The pods of this Deployment are not available until it is mended. */
    void breaks(String deployment) {
        broken.add(deployment);
    }

    void mend(String deployment) {
        broken.remove(deployment);
        failing.remove(deployment);
    }

    /** The pods of this Deployment are there and stand like this until it is mended. */
    void fail(String deployment, PodStatus status) {
        failing.put(deployment, status);
    }

    /** So the pods of all Deployments, also of those to come. */
    void failAll(PodStatus status) {
        all = Optional.of(status);
    }

    private Optional<PodStatus> failing(String deployment) {
        return Optional.ofNullable(failing.get(deployment)).or(() -> all);
    }

    Set<String> broken() {
        return Set.copyOf(broken);
    }

    /** Plays one step, and answers whether anything moved. */
    boolean play() {
        boolean moved = false;
        Set<String> alive = new HashSet<>();
        for (Deployment deployment : api.list(Deployment.class)) {
            moved |= play(deployment, alive);
        }
        for (Pod pod : api.list(Pod.class)) {
            if (!alive.contains(pod.getMetadata().getName())) {
                moved |= api.delete(pod, "?gracePeriodSeconds=0");
            }
        }
        return moved;
    }

    private boolean play(Deployment deployment, Set<String> alive) {
        String name = deployment.getMetadata().getName();
        int asked = broken.contains(name) ? 0 : deployment.getSpec().getReplicas();
        boolean moved = false;
        for (int i = 0; i < asked; i++) {
            String pod = name + "-" + i;
            alive.add(pod);
            Optional<Pod> before = api.get(Pod.class, deployment.getMetadata().getNamespace(), pod);
            PodStatus status = failing(name).orElse(ready(i));
            if (before.isEmpty()) {
                start(deployment, pod, status);
                moved = true;
            } else if (!same(status, before.get().getStatus())) {
                before.get().setStatus(status);
                expect(api.updateStatus(before.get()), "status of pod " + pod);
                moved = true;
            }
        }
        DeploymentStatus status = status(deployment, failing(name).isPresent() ? 0 : asked);
        if (!status.equals(deployment.getStatus())) {
            deployment.setStatus(status);
            moved |= api.updateStatus(deployment);
        }
        return moved;
    }

    private void start(Deployment deployment, String name, PodStatus status) {
        Map<String, String> labels =
                new TreeMap<>(deployment.getSpec().getTemplate().getMetadata().getLabels());
        labels.put(Labels.TEMPLATE, "played");
        Pod pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(deployment.getMetadata().getNamespace())
                        .withLabels(labels)
                        .withOwnerReferences(owners(deployment))
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build();
        expect(api.create(pod), "create of pod " + name);
        pod.setStatus(status);
        expect(api.updateStatus(pod), "status of pod " + name);
    }

    /**
     * Beside its replica set, which is not played, the Deployment keeps it from being collected.
     */
    private static List<OwnerReference> owners(Deployment deployment) {
        OwnerReference set =
                new OwnerReferenceBuilder()
                        .withApiVersion("apps/v1")
                        .withKind("ReplicaSet")
                        .withName(deployment.getMetadata().getName() + "-played")
                        .withUid("played")
                        .withController(true)
                        .build();
        OwnerReference real =
                new OwnerReferenceBuilder()
                        .withApiVersion("apps/v1")
                        .withKind("Deployment")
                        .withName(deployment.getMetadata().getName())
                        .withUid(deployment.getMetadata().getUid())
                        .build();
        return List.of(set, real);
    }

    private static boolean same(PodStatus one, PodStatus other) {
        return Serialization.asJson(one).equals(Serialization.asJson(other));
    }

    private static PodStatus ready(int number) {
        return new PodStatusBuilder()
                .withPhase("Running")
                .withPodIP("192.0.2." + (number + 1))
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .build();
    }

    private static DeploymentStatus status(Deployment deployment, int ready) {
        return new DeploymentStatusBuilder()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(ready)
                .withUpdatedReplicas(ready)
                .withReadyReplicas(ready)
                .withAvailableReplicas(ready)
                .build();
    }

    private static void expect(boolean done, String what) {
        if (!done) {
            throw new AssertionError("the played cluster refused the " + what);
        }
    }
}
