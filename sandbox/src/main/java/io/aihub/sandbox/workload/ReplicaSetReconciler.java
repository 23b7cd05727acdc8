package io.aihub.sandbox.workload;

import static io.aihub.sandbox.workload.Owners.count;
import static io.aihub.sandbox.workload.Owners.positive;

import io.aihub.sandbox.apiserver.LocalApi;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatusBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Keeps as many pods as each ReplicaSet asks for. */
final class ReplicaSetReconciler {
    static final String NODE = "sandbox";
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private final LocalApi api;
    private final RandomGenerator random;

    ReplicaSetReconciler(LocalApi api, RandomGenerator random) {
        this.api = api;
        this.random = random;
    }

    void pass() {
        List<Pod> pods = api.list(Pod.class);
        OneByOne.each(
                api.list(ReplicaSet.class).stream().filter(s -> !Owners.isDeleting(s)).toList(),
                set ->
                        reconcile(
                                set,
                                pods.stream().filter(pod -> Owners.controls(set, pod)).toList()));
    }

    private void reconcile(ReplicaSet set, List<Pod> owned) {
        List<Pod> active = owned.stream().filter(pod -> !Owners.isDeleting(pod)).toList();
        int wanted = count(set.getSpec().getReplicas());
        for (int i = active.size(); i < wanted; i++) {
            api.create(pod(set));
        }
        active.stream()
                .sorted(Comparator.comparing(ReplicaSetReconciler::isReady))
                .limit(Math.max(0, active.size() - wanted))
                .forEach(pod -> api.delete(pod, ""));
        ReplicaSetStatus status = status(set, active);
        if (!status.equals(set.getStatus())) {
            api.updateStatus(new ReplicaSetBuilder(set).withStatus(status).build());
        }
    }

    private static ReplicaSetStatus status(ReplicaSet set, List<Pod> active) {
        int ready = (int) active.stream().filter(ReplicaSetReconciler::isReady).count();
        return new ReplicaSetStatusBuilder()
                .withObservedGeneration(set.getMetadata().getGeneration())
                .withReplicas(active.size())
                .withFullyLabeledReplicas(positive(active.size()))
                .withReadyReplicas(positive(ready))
                .withAvailableReplicas(positive(ready))
                .build();
    }

    static boolean isReady(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
    }

    private Pod pod(ReplicaSet set) {
        StringBuilder name = new StringBuilder(set.getMetadata().getName()).append('-');
        for (int i = 0; i < 5; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        PodTemplateSpec template = set.getSpec().getTemplate();
        return new PodBuilder()
                .withMetadata(
                        new ObjectMetaBuilder(template.getMetadata())
                                .withName(name.toString())
                                .withNamespace(set.getMetadata().getNamespace())
                                .withOwnerReferences(Owners.controller(set))
                                .build())
                .withNewSpecLike(template.getSpec())
                .withNodeName(NODE)
                .endSpec()
                .build();
    }
}
