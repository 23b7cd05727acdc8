package io.aihub.operator.manifest;

import io.aihub.api.v1alpha1.serving.Serving;
import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Deployment of one serving digest, under the {@code restricted} Pod Security level. */
public final class DeploymentManifests {
    /** Long enough for a prediction to end, short enough that a rollback ends old connections. */
    private static final long GRACE_SECONDS = 10;

    private static final String CONTAINER = "model";
    private static final String HTTP = "http";

    /** The Deployment, with every field that the API server would default. */
    public Deployment build(Workload workload) {
        String model = workload.model().name();
        Map<String, String> labels = new TreeMap<>(Labels.of(model, workload.digits()));
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(Labels.workloadName(model, workload.digits()))
                .withNamespace(workload.model().namespace())
                .withLabels(labels)
                .withAnnotations(annotations(workload))
                .withOwnerReferences(Ownership.of(workload.model()))
                .endMetadata()
                .withNewSpec()
                .withReplicas(workload.register().replicas())
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withNewMaxSurge(1)
                .withNewMaxUnavailable(0)
                .endRollingUpdate()
                .endStrategy()
                .withNewSelector()
                .withMatchLabels(Labels.selector(model, workload.digits()))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withSpec(pod(workload).build())
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Map<String, String> annotations(Workload workload) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put(Labels.VERSION, workload.version());
        annotations.put(Labels.SERVING_DIGEST, workload.servingDigest());
        return annotations;
    }

    private static PodSpecBuilder pod(Workload workload) {
        Serving serving = workload.serving();
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withRuntimeClassName(serving.runtimeClass())
                .withImagePullSecrets(
                        orEmpty(serving.pullSecrets()).stream()
                                .map(LocalObjectReference::new)
                                .toList())
                .withSecurityContext(new PodSecurity(serving).ofPod())
                .withContainers(container(workload).build())
                .withVolumes(new PodVolumes(serving).volumes());
    }

    private static ContainerBuilder container(Workload workload) {
        Serving serving = workload.serving();
        PodProbes probes = new PodProbes(serving, HTTP);
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(serving.image())
                .withCommand(orEmpty(serving.command()))
                .withArgs(orEmpty(serving.args()))
                .withEnv(orEmpty(serving.env()).stream().map(DeploymentManifests::env).toList())
                .withPorts(
                        new ContainerPortBuilder()
                                .withName(HTTP)
                                .withContainerPort(serving.port())
                                .withProtocol("TCP")
                                .build())
                .withStartupProbe(probes.startup())
                .withReadinessProbe(probes.readiness())
                .withLivenessProbe(probes.liveness())
                .withResources(resources(workload))
                .withSecurityContext(new PodSecurity(serving).ofContainer())
                .withVolumeMounts(new PodVolumes(serving).mounts());
    }

    private static EnvVar env(io.aihub.api.v1alpha1.serving.EnvVar variable) {
        if (variable.secretKeyRef() == null) {
            return new EnvVarBuilder()
                    .withName(variable.name())
                    .withValue(variable.value())
                    .build();
        }
        return new EnvVarBuilder()
                .withName(variable.name())
                .withNewValueFrom()
                .withNewSecretKeyRef(
                        variable.secretKeyRef().key(), variable.secretKeyRef().name(), false)
                .endValueFrom()
                .build();
    }

    private static ResourceRequirements resources(Workload workload) {
        Map<String, Quantity> requests = new TreeMap<>();
        Map<String, Quantity> limits = new TreeMap<>();
        if (workload.register().resources() != null) {
            requests.putAll(orEmpty(workload.register().resources().requests()));
            limits.putAll(orEmpty(workload.register().resources().limits()));
        }
        var accelerator = workload.serving().accelerator();
        if (accelerator != null) {
            limits.put(accelerator.resource(), new Quantity(String.valueOf(accelerator.count())));
        }
        return new ResourceRequirementsBuilder().withRequests(requests).withLimits(limits).build();
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> Map<String, T> orEmpty(Map<String, T> map) {
        return map == null ? Map.of() : map;
    }
}
