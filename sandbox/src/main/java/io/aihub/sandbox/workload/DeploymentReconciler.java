package io.aihub.sandbox.workload;

import static io.aihub.sandbox.workload.Owners.count;

import io.aihub.sandbox.apiserver.LocalApi;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;

/** One ReplicaSet for each pod template, scaled as the Deployment's strategy says. */
final class DeploymentReconciler {
    static final String TEMPLATE_HASH = "pod-template-hash";

    private final LocalApi api;
    private final DeploymentStatusWriter statuses;

    DeploymentReconciler(LocalApi api, DeploymentStatusWriter statuses) {
        this.api = api;
        this.statuses = statuses;
    }

    void pass() {
        List<ReplicaSet> sets = api.list(ReplicaSet.class);
        List<Pod> pods = api.list(Pod.class);
        OneByOne.each(
                api.list(Deployment.class).stream().filter(d -> !Owners.isDeleting(d)).toList(),
                deployment ->
                        reconcile(
                                deployment,
                                sets.stream()
                                        .filter(set -> Owners.controls(deployment, set))
                                        .toList(),
                                pods));
    }

    private void reconcile(Deployment deployment, List<ReplicaSet> owned, List<Pod> pods) {
        String hash = hash(deployment);
        Optional<ReplicaSet> current =
                owned.stream().filter(set -> hash.equals(templateHash(set))).findFirst();
        List<ReplicaSet> old =
                owned.stream().filter(set -> !hash.equals(templateHash(set))).toList();
        RolloutArithmetic rollout = RolloutArithmetic.of(deployment.getSpec());
        int oldNow = old.stream().mapToInt(set -> count(set.getSpec().getReplicas())).sum();
        int oldPods = (int) pods.stream().filter(pod -> isOfAny(old, pod)).count();
        int newNow = current.map(set -> count(set.getSpec().getReplicas())).orElse(0);
        int wanted = rollout.newReplicas(newNow, oldNow, oldPods);
        if (current.isEmpty()) {
            api.create(replicaSet(deployment, hash, wanted));
        } else if (wanted != newNow) {
            scale(current.get(), wanted);
        }
        int ready = current.map(Owners::readyReplicas).orElse(0);
        shrink(old, rollout.oldToRemove(oldNow, ready));
        DeploymentStatus status =
                statuses.status(deployment, new DeploymentStatusWriter.Sets(current, old), rollout);
        if (!status.equals(deployment.getStatus())) {
            api.updateStatus(new DeploymentBuilder(deployment).withStatus(status).build());
        }
    }

    private void shrink(List<ReplicaSet> old, int toRemove) {
        int left = toRemove;
        for (ReplicaSet set : old) {
            int now = count(set.getSpec().getReplicas());
            int remove = Math.min(left, now);
            if (remove > 0) {
                scale(set, now - remove);
                left -= remove;
            }
        }
    }

    private void scale(ReplicaSet set, int replicas) {
        api.update(new ReplicaSetBuilder(set).editSpec().withReplicas(replicas).endSpec().build());
    }

    private static boolean isOfAny(List<ReplicaSet> sets, Pod pod) {
        return sets.stream().anyMatch(set -> Owners.controls(set, pod));
    }

    private static String templateHash(ReplicaSet set) {
        return set.getMetadata().getLabels().get(TEMPLATE_HASH);
    }

    private static String hash(Deployment deployment) {
        return Owners.digest(Serialization.asJson(deployment.getSpec().getTemplate()), 10);
    }

    private static ReplicaSet replicaSet(Deployment deployment, String hash, int replicas) {
        PodTemplateSpec template =
                new PodTemplateSpecBuilder(deployment.getSpec().getTemplate())
                        .editOrNewMetadata()
                        .addToLabels(TEMPLATE_HASH, hash)
                        .endMetadata()
                        .build();
        return new ReplicaSetBuilder()
                .withMetadata(
                        new ObjectMetaBuilder()
                                .withName(deployment.getMetadata().getName() + "-" + hash)
                                .withNamespace(deployment.getMetadata().getNamespace())
                                .withLabels(template.getMetadata().getLabels())
                                .withOwnerReferences(Owners.controller(deployment))
                                .build())
                .withNewSpec()
                .withReplicas(replicas)
                .withSelector(
                        new LabelSelectorBuilder(deployment.getSpec().getSelector())
                                .addToMatchLabels(TEMPLATE_HASH, hash)
                                .build())
                .withTemplate(template)
                .endSpec()
                .build();
    }
}
