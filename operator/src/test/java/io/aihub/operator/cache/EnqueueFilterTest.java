package io.aihub.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnqueueFilterTest {
    private static final Deployment COMING =
            new DeploymentBuilder()
                    .withNewMetadata()
                    .withName("d")
                    .withGeneration(1L)
                    .addToLabels("a", "b")
                    .addToAnnotations("aihub.io/applied", "x")
                    .endMetadata()
                    .withNewSpec()
                    .withReplicas(2)
                    .endSpec()
                    .withNewStatus()
                    .withObservedGeneration(1L)
                    .withReplicas(1)
                    .withUnavailableReplicas(1)
                    .endStatus()
                    .build();
    private static final Pod PENDING =
            new PodBuilder()
                    .withNewMetadata()
                    .withName("p")
                    .withUid("u")
                    .endMetadata()
                    .withNewStatus()
                    .withPhase("Pending")
                    .endStatus()
                    .build();

    private final EnqueueFilter<Deployment> deployments =
            new EnqueueFilter<>(any -> true, ObservedDeployment::of);
    private final EnqueueFilter<Pod> pods =
            new EnqueueFilter<>(ClusterView::ready, ObservedPod::of);

    static Stream<Named<UnaryOperator<DeploymentBuilder>>> whatIsRead() {
        return Stream.of(
                edit("its spec", d -> d.editMetadata().withGeneration(2L).endMetadata()),
                edit("a label", d -> d.editMetadata().addToLabels("a", "c").endMetadata()),
                edit("no labels", d -> d.editMetadata().withLabels(Map.of()).endMetadata()),
                edit(
                        "an annotation",
                        d -> d.editMetadata().addToAnnotations("n", "").endMetadata()),
                edit("its mark", d -> d.editMetadata().withAnnotations(null).endMetadata()),
                edit(
                        "its owner",
                        d ->
                                d.editMetadata()
                                        .addNewOwnerReference()
                                        .endOwnerReference()
                                        .endMetadata()),
                edit("its end", d -> d.editMetadata().withDeletionTimestamp("now").endMetadata()),
                edit(
                        "who scales it",
                        d ->
                                d.editMetadata()
                                        .withManagedFields(
                                                new ManagedFieldsEntryBuilder()
                                                        .withManager("scaler")
                                                        .withNewFieldsV1()
                                                        .addToAdditionalProperties(
                                                                "f:spec",
                                                                Map.of("f:replicas", Map.of()))
                                                        .endFieldsV1()
                                                        .build())
                                        .endMetadata()),
                edit("a first pod", d -> d.editStatus().withAvailableReplicas(1).endStatus()),
                edit(
                        "all of its pods",
                        d ->
                                d.editStatus()
                                        .withAvailableReplicas(2)
                                        .withUpdatedReplicas(2)
                                        .endStatus()));
    }

    static Stream<Named<UnaryOperator<DeploymentBuilder>>> whatNobodyReads() {
        return Stream.of(
                edit("another count", d -> d.editStatus().withReplicas(2).endStatus()),
                edit(
                        "a condition",
                        d ->
                                d.editStatus()
                                        .addNewCondition()
                                        .withType("Progressing")
                                        .endCondition()
                                        .endStatus()),
                edit(
                        "its controller's annotation",
                        d ->
                                d.editMetadata()
                                        .addToAnnotations("deployment.kubernetes.io/revision", "1")
                                        .endMetadata()),
                edit("its version", d -> d.editMetadata().withResourceVersion("2").endMetadata()));
    }

    @ParameterizedTest
    @MethodSource("whatIsRead")
    void a_deployment_wakes_its_model_when_this_changes(UnaryOperator<DeploymentBuilder> edit) {
        Deployment edited = edit.apply(new DeploymentBuilder(COMING)).build();

        assertThat(deployments.updated(edited, COMING)).isTrue();
        assertThat(deployments.updated(COMING, edited)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("whatNobodyReads")
    void a_deployment_wakes_nobody_when_this_changes(UnaryOperator<DeploymentBuilder> edit) {
        Deployment edited = edit.apply(new DeploymentBuilder(COMING)).build();

        assertThat(deployments.updated(edited, COMING)).isFalse();
        assertThat(deployments.updated(COMING, edited)).isFalse();
    }

    @Test
    void a_deployment_that_comes_or_goes_wakes_its_model() {
        assertThat(deployments.added(COMING)).isTrue();
        assertThat(deployments.deleted(COMING, false)).isTrue();
    }

    @Test
    void a_pod_wakes_its_model_when_it_becomes_ready_and_when_it_no_longer_is() {
        Pod ready = ready("10.0.0.1");

        assertThat(pods.updated(ready, PENDING)).isTrue();
        assertThat(pods.updated(PENDING, ready)).isTrue();
        assertThat(pods.updated(leaving(ready), ready)).isTrue();
        assertThat(pods.updated(ready("10.0.0.2"), ready)).isTrue();
        assertThat(pods.added(ready)).isTrue();
        assertThat(pods.deleted(ready, true)).isTrue();
    }

    @Test
    void a_pod_on_its_way_up_or_gone_long_ago_wakes_nobody() {
        Pod scheduled =
                new PodBuilder(PENDING).editStatus().withHostIP("10.1.0.1").endStatus().build();
        Pod ready = ready("10.0.0.1");
        Pod counted =
                new PodBuilder(ready).editMetadata().withResourceVersion("9").endMetadata().build();

        assertThat(pods.added(PENDING)).isFalse();
        assertThat(pods.updated(scheduled, PENDING)).isFalse();
        assertThat(pods.updated(counted, ready)).isFalse();
        assertThat(pods.deleted(leaving(ready), false)).isFalse();
    }

    @Test
    void a_pod_whose_coming_another_object_tells_wakes_its_model_only_when_it_goes() {
        EnqueueFilter<Pod> told =
                new EnqueueFilter<>(ClusterView::ready, ObservedPod::of, any -> true);
        Pod ready = ready("10.0.0.1");

        assertThat(told.added(ready)).isFalse();
        assertThat(told.updated(ready, PENDING)).isFalse();
        assertThat(told.updated(PENDING, ready)).isTrue();
        assertThat(told.updated(ready("10.0.0.2"), ready)).isTrue();
        assertThat(told.deleted(ready, true)).isTrue();
    }

    private static Pod ready(String address) {
        return new PodBuilder(PENDING)
                .editStatus()
                .withPodIP(address)
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }

    private static Pod leaving(Pod pod) {
        return new PodBuilder(pod)
                .editMetadata()
                .withDeletionTimestamp("2026-03-02T08:00:00Z")
                .endMetadata()
                .build();
    }

    private static Named<UnaryOperator<DeploymentBuilder>> edit(
            String name, UnaryOperator<DeploymentBuilder> edit) {
        return Named.of(name, edit);
    }
}
