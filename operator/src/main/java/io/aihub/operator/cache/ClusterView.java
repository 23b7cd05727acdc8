package io.aihub.operator.cache;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.MetricSource;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.operator.cache.ActualWorkload.Unowned;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.manifest.Ownership;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the caches hold about one model, in a fixed order. Objects are never changed. */
public final class ClusterView {
    private final ClusterCaches caches;
    private final AdmissionGuard admission;
    private final AIModel model;
    private final ModelRef ref;

    public ClusterView(ClusterCaches caches, AdmissionGuard admission, AIModel model) {
        this.caches = caches;
        this.admission = admission;
        this.model = model;
        this.ref = ModelRef.of(model);
    }

    public AdmissionGuard admission() {
        return admission;
    }

    public List<ModelDecision> decisions() {
        return caches.decisions.getSecondaryResources(model).stream()
                .sorted(Comparator.comparing(decision -> decision.getMetadata().getName()))
                .toList();
    }

    /** The snapshots of the model, by name. */
    public List<ModelRevision> revisions() {
        return caches.revisions.getSecondaryResources(model).stream()
                .sorted(Comparator.comparing(revision -> revision.getMetadata().getName()))
                .toList();
    }

    public Optional<ReferenceProfile> profile(String name) {
        return caches.profiles.get(new ResourceID(name, ref.namespace()));
    }

    public List<GovernancePolicy> policies() {
        return caches.policies
                .list()
                .sorted(Comparator.comparing(policy -> policy.getMetadata().getName()))
                .toList();
    }

    public Optional<MetricSource> metricSource(String name) {
        return caches.metricSources.get(new ResourceID(name));
    }

    public Map<String, String> namespaceLabels() {
        return caches.namespaces
                .get(new ResourceID(ref.namespace()))
                .map(namespace -> namespace.getMetadata().getLabels())
                .orElse(Map.of());
    }

    /** The workload objects that belong to this very model, and those that nothing owns. */
    public ActualWorkload existing() {
        List<Deployment> all =
                caches.deployments.getSecondaryResources(model).stream()
                        .sorted(Comparator.comparing(d -> d.getMetadata().getName()))
                        .toList();
        Optional<Service> service =
                caches.services.get(new ResourceID(ref.name(), ref.namespace()));
        return new ActualWorkload(
                all.stream().filter(found -> Ownership.owns(ref, found)).toList(),
                service.filter(found -> Ownership.owns(ref, found)),
                new Unowned(
                        all.stream().filter(this::isUnowned).toList(),
                        service.filter(this::isUnowned)));
    }

    private boolean isUnowned(HasMetadata object) {
        return Ownership.isUnowned(ref, object) && Ownership.hasFormOf(ref, object);
    }

    /** The ready pods that a Service of this model sends traffic to, whoever made them. */
    public List<Pod> answering(Service service) {
        Map<String, String> selector = service.getSpec().getSelector();
        return caches.pods.getSecondaryResources(model).stream()
                .filter(
                        pod ->
                                pod.getMetadata()
                                        .getLabels()
                                        .entrySet()
                                        .containsAll(selector.entrySet()))
                .filter(ClusterView::ready)
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .toList();
    }

    /**
     * The ready pods of a Deployment. A pod counts only when its controller is the ReplicaSet that
     * the Deployment has for the pod's template, so a pod that merely carries our labels is not
     * measured. The name of the ReplicaSet is enough: the garbage collector deletes a pod whose
     * owner reference has the name and another uid.
     */
    public List<Pod> readyPods(Deployment deployment) {
        return pods(deployment).filter(ClusterView::ready).toList();
    }

    /** Why pods of a Deployment do not run, each in its own words. */
    public List<PodTrouble> troubles(Deployment deployment) {
        return pods(deployment).flatMap(pod -> PodTrouble.of(pod).stream()).toList();
    }

    private Stream<Pod> pods(Deployment deployment) {
        String name = deployment.getMetadata().getName();
        Optional<String> serving = Labels.serving(deployment);
        return caches.pods.getSecondaryResources(model).stream()
                .filter(pod -> serving.equals(Labels.serving(pod)))
                .filter(pod -> isOf(name, pod))
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()));
    }

    private static boolean isOf(String deployment, Pod pod) {
        String set = deployment + "-" + pod.getMetadata().getLabels().get(Labels.TEMPLATE);
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(
                        owner ->
                                Boolean.TRUE.equals(owner.getController())
                                        && "ReplicaSet".equals(owner.getKind())
                                        && set.equals(owner.getName()));
    }

    /** Whether a pod may be asked: it is ready, has an address and is not being deleted. */
    static boolean ready(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus() != null
                && pod.getStatus().getPodIP() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
    }
}
