package io.aihub.operator.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.serving.Readiness;
import io.aihub.api.v1alpha1.serving.Resources;
import io.aihub.api.v1alpha1.serving.Serving;
import io.aihub.api.v1alpha1.serving.ServingBuilder;
import io.aihub.operator.ServerTest;
import io.aihub.operator.ToldWrites;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.manifest.DeploymentManifests;
import io.aihub.operator.manifest.ServiceManifests;
import io.aihub.operator.manifest.Workload;
import io.aihub.operator.manifest.Workload.Register;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** A writer on the embedded API server, and the objects that it is asked for. */
abstract class WriterTest extends ServerTest {
    static final String ONE = "sha256:1111111111";
    static final String TWO = "sha256:2222222222";
    final List<HasMetadata> told = new ArrayList<>();
    WorkloadWriter writer;

    @BeforeEach
    void make() {
        writer = new WorkloadWriter(operator, new ObjectMapper(), new ToldWrites(told));
    }

    DesiredWorkload serving(String digest) {
        return new DesiredWorkload(
                List.of(deployment(digest, 2)), Set.of(), Set.of(), Optional.of(service(digest)));
    }

    DesiredWorkload serving(Deployment deployment) {
        return new DesiredWorkload(
                List.of(deployment), Set.of(), Set.of(), Optional.of(service(ONE)));
    }

    Deployment withMemory(String memory, int replicas) {
        Resources resources = new Resources(Map.of("memory", new Quantity(memory)), null);
        return new DeploymentManifests()
                .build(
                        new Workload(
                                model, ONE, "1.0", content(), new Register(replicas, resources)));
    }

    static String memory(Deployment deployment) {
        return deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getRequests()
                .get("memory")
                .toString();
    }

    /** As an API server shows what an autoscaler wrote; the embedded one keeps that to itself. */
    ActualWorkload scaled() {
        ActualWorkload found = existing();
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperty("f:spec", Map.of("f:replicas", Map.of()));
        found.deployments()
                .forEach(
                        d ->
                                d.getMetadata()
                                        .setManagedFields(
                                                List.of(
                                                        new ManagedFieldsEntryBuilder()
                                                                .withManager(
                                                                        "kube-controller-manager")
                                                                .withOperation("Update")
                                                                .withSubresource("scale")
                                                                .withFieldsV1(fields)
                                                                .build())));
        return found;
    }

    DesiredWorkload resting(String digest) {
        return new DesiredWorkload(
                List.of(deployment(digest, 0)),
                Set.of(),
                Set.of(),
                Optional.of(new ServiceManifests().build(model, Optional.empty(), 8080)));
    }

    static ActualWorkload nothing() {
        return new ActualWorkload(List.of(), Optional.empty());
    }

    ActualWorkload existing() {
        return new ActualWorkload(
                human.apps().deployments().inNamespace(model.namespace()).list().getItems(),
                Optional.ofNullable(live(service(ONE))));
    }

    Service service(String digest) {
        return service(model, digest);
    }

    static Service service(ModelRef owner, String digest) {
        return new ServiceManifests().build(owner, Optional.of(Labels.shortDigest(digest)), 8080);
    }

    Deployment deployment(String digest, int replicas) {
        return new DeploymentManifests()
                .build(new Workload(model, digest, "1.0", content(), new Register(replicas, null)));
    }

    static Serving content() {
        return ServingBuilder.builder()
                .image("registry.example/m@sha256:" + "a".repeat(64))
                .port(8080)
                .readiness(new Readiness("/v2/health/ready", null, null))
                .build();
    }

    String name(String digest) {
        return Labels.deploymentName(model.name(), digest);
    }

    int replicas(String digest) {
        return live(deployment(digest, 2)).getSpec().getReplicas();
    }

    static String image(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
    }
}
