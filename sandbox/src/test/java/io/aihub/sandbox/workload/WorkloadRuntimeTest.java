package io.aihub.sandbox.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aihub.sandbox.ClusterTest;
import io.aihub.sandbox.Workloads;
import io.aihub.sandbox.http.HttpAnswer;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadRuntimeTest extends ClusterTest {
    @Test
    void a_deployment_becomes_a_replica_set_with_ready_pods_that_belong_to_it() {
        deploy("one", Workloads.V1, 2);
        awaitReady("one", 2);

        ReplicaSet set = replicaSets().get(0);
        assertThat(set.getMetadata().getOwnerReferences().get(0).getUid())
                .isEqualTo(deployment("one").getMetadata().getUid());
        assertThat(pods()).hasSize(2);
        for (Pod pod : pods()) {
            assertThat(pod.getMetadata().getOwnerReferences().get(0).getUid())
                    .isEqualTo(set.getMetadata().getUid());
            assertThat(pod.getMetadata().getLabels())
                    .containsEntry("revision", "one")
                    .containsEntry(
                            "pod-template-hash",
                            set.getMetadata().getLabels().get("pod-template-hash"));
            assertThat(pod.getStatus().getPodIP()).startsWith("127.");
        }
        assertThat(conditions("one")).contains("Available=True", "Progressing=True");
    }

    @Test
    void every_pod_has_an_address_of_its_own_and_answers_there() throws IOException {
        deploy("one", Workloads.V1, 2);
        awaitReady("one", 2);

        Set<String> addresses =
                Set.copyOf(pods().stream().map(p -> p.getStatus().getPodIP()).toList());
        assertThat(addresses).hasSize(2);
        for (String address : addresses) {
            try (Socket socket = new Socket(address, Workloads.PORT)) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
    }

    @Test
    void scaling_to_zero_ends_the_pods_and_scaling_up_starts_new_ones() {
        deploy("one", Workloads.V1, 1);
        awaitReady("one", 1);
        Set<String> before = names(pods());
        client.apps().deployments().inNamespace("default").withName("one").scale(0);
        awaitReady("one", 0);
        await().until(() -> pods().isEmpty());
        client.apps().deployments().inNamespace("default").withName("one").scale(2);
        awaitReady("one", 2);

        assertThat(names(pods())).doesNotContainAnyElementsOf(before);
        assertThat(replicaSets()).hasSize(1);
    }

    @Test
    void a_new_template_rolls_over_to_a_new_replica_set() {
        deploy("one", Workloads.V1, 2);
        awaitReady("one", 2);
        editImage("one", Workloads.V2);
        awaitReady("one", 2);

        assertThat(replicaSets()).hasSize(2);
        await().until(() -> pods().stream().allMatch(WorkloadRuntimeTest::isOfV2));
    }

    @Test
    void a_new_template_that_never_gets_ready_keeps_the_old_pods_serving() {
        deploy("one", Workloads.V1, 1);
        awaitReady("one", 1);
        editImage("one", "unready");
        await().until(() -> pods().size() == 2);
        await().until(
                        () ->
                                Integer.valueOf(1)
                                        .equals(
                                                deployment("one")
                                                        .getStatus()
                                                        .getUpdatedReplicas()));

        assertThat(deployment("one").getStatus().getReadyReplicas()).isEqualTo(1);
        assertThat(pods().stream().filter(ReplicaSetReconciler::isReady)).hasSize(1);
    }

    @Test
    void deleting_a_deployment_ends_its_replica_sets_and_pods() {
        deploy("one", Workloads.V1, 1);
        awaitReady("one", 1);
        String address = pods().get(0).getStatus().getPodIP();
        client.apps().deployments().inNamespace("default").withName("one").delete();

        await().until(() -> replicaSets().isEmpty() && pods().isEmpty());
        assertThatThrownBy(() -> new Socket(address, Workloads.PORT).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void an_unknown_image_cannot_be_pulled_and_starts_once_it_is_known() {
        deploy("one", "nowhere", 1);
        await().until(() -> "ErrImagePull".equals(waitingReason()));
        assertThat(pods().get(0).getStatus().getPhase()).isEqualTo("Pending");
        assertThat(conditions("one")).contains("Available=False");

        images.register(
                "nowhere", launch -> HttpPodHandle.start(launch, r -> HttpAnswer.json(200, "{}")));
        awaitReady("one", 1);
    }

    @Test
    void a_program_that_fails_at_every_start_is_in_a_crash_loop_and_costs_others_nothing() {
        deploy("bad", "crashing", 1);
        deploy("good", Workloads.V1, 1);
        awaitReady("good", 1);

        await().until(
                        () ->
                                pods().stream()
                                        .filter(p -> p.getMetadata().getName().startsWith("bad"))
                                        .anyMatch(
                                                p ->
                                                        p.getStatus()
                                                                        .getContainerStatuses()
                                                                        .get(0)
                                                                        .getRestartCount()
                                                                >= 2));
        assertThat(deployment("bad").getStatus().getReadyReplicas()).isNull();
    }

    @Test
    void a_deployment_that_misses_its_deadline_says_so_until_something_moves() {
        Deployment deployment = Workloads.deployment("one", "unready", 1);
        deployment.getSpec().setProgressDeadlineSeconds(1);
        client.resource(deployment).create();

        await().until(() -> conditions("one").contains("Progressing=False"));
        deploy("other", Workloads.V1, 1);
        awaitReady("other", 1);
        assertThat(conditions("one")).contains("Progressing=False");
        editImage("one", Workloads.V1);
        await().until(() -> conditions("one").contains("Progressing=True"));
    }

    @Test
    void a_deployment_that_cannot_be_understood_costs_the_others_nothing() {
        Deployment poisoned = Workloads.deployment("bad", Workloads.V1, 1);
        poisoned.getSpec().getTemplate().getSpec().getContainers().clear();
        client.resource(poisoned).create();
        deploy("good", Workloads.V1, 1);

        awaitReady("good", 1);
    }

    @Test
    void a_service_gets_an_address_and_lists_its_ready_pods_in_an_endpoint_slice() {
        deploy("one", Workloads.V1, 2);
        client.resource(Workloads.service("model", "one")).create();
        awaitReady("one", 2);

        await().until(() -> readyEndpoints().size() == 2);
        String address =
                client.services()
                        .inNamespace("default")
                        .withName("model")
                        .get()
                        .getSpec()
                        .getClusterIP();
        assertThat(address).startsWith("127.100.");
        assertThat(cluster.serviceAddress("default", "model", Workloads.PORT))
                .contains(new InetSocketAddress(address, Workloads.PORT));
    }

    @Test
    void a_service_whose_selector_matches_nothing_refuses_connections() {
        deploy("one", Workloads.V1, 1);
        client.resource(Workloads.service("model", "one")).create();
        awaitReady("one", 1);
        await().until(this::serviceAccepts);
        pointServiceTo("nothing");

        await().until(() -> !serviceAccepts());
        assertThat(pods()).hasSize(1);
        pointServiceTo("one");
        await().until(this::serviceAccepts);
    }

    private List<Endpoint> readyEndpoints() {
        return client
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace("default")
                .list()
                .getItems()
                .stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(endpoint -> endpoint.getConditions().getReady())
                .toList();
    }

    private static boolean isOfV2(Pod pod) {
        return pod.getSpec().getContainers().get(0).getImage().equals(Workloads.V2);
    }

    private String waitingReason() {
        return pods().stream()
                .filter(pod -> pod.getStatus() != null)
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .map(container -> container.getState())
                .filter(state -> state.getWaiting() != null)
                .map(ContainerState::getWaiting)
                .map(waiting -> waiting.getReason())
                .findFirst()
                .orElse("");
    }

    private List<String> conditions(String name) {
        Deployment deployment = deployment(name);
        List<DeploymentCondition> all =
                deployment.getStatus() == null ? List.of() : deployment.getStatus().getConditions();
        return all.stream().map(c -> c.getType() + "=" + c.getStatus()).toList();
    }
}
