package io.aihub.sandbox.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aihub.sandbox.Workloads;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.aihub.sandbox.model.LogisticModel;
import io.aihub.sandbox.model.ModelProgram;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node against an API server over the network; the tests play the controllers. */
class NodeRuntimeTest {
    private static final String NODE = "demo-node";
    private static final NodeRuntime.Options OPTIONS =
            new NodeRuntime.Options(
                    NODE, AddressRange.LOOPBACK, Set.of("default"), Duration.ofSeconds(5));
    private final ImageRegistry images =
            new ImageRegistry()
                    .register(Workloads.V1, new ModelProgram(LogisticModel.load("v1")))
                    .register("crashing", FaultyPrograms.crashes());
    private EmbeddedApiServer server;
    private KubernetesClient client;
    private NodeRuntime node;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedApiServer.start(EmbeddedApiServer.Options.defaults());
        client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(server.kubeconfig("node")))
                        .build();
        node = NodeRuntime.start(client, OPTIONS, images, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        node.close();
        client.close();
        server.close();
    }

    @Test
    void the_node_is_ready_has_room_for_demo_pods_only_and_renews_a_lease() {
        Node known = client.nodes().withName(NODE).get();

        assertThat(known.getStatus().getConditions())
                .filteredOn(condition -> condition.getType().equals("Ready"))
                .singleElement()
                .satisfies(ready -> assertThat(ready.getStatus()).isEqualTo("True"));
        assertThat(known.getStatus().getAllocatable().get("cpu").getAmount()).isEqualTo("0");
        assertThat(known.getStatus().getAllocatable().get("memory").getAmount()).isEqualTo("0");
        assertThat(known.getStatus().getAllocatable().get(NodeRuntime.RESOURCE).getAmount())
                .isEqualTo("100");
        Lease lease = client.leases().inNamespace("kube-node-lease").withName(NODE).get();
        assertThat(lease.getSpec().getRenewTime()).isNotNull();
        assertThat(lease.getMetadata().getOwnerReferences().get(0).getUid())
                .isEqualTo(known.getMetadata().getUid());
        assertThat(node.isSchedulable()).isTrue();
    }

    @Test
    void the_node_and_its_lease_go_when_it_ends() {
        node.close();

        assertThat(client.nodes().withName(NODE).get()).isNull();
        assertThat(client.leases().inNamespace("kube-node-lease").withName(NODE).get()).isNull();
    }

    @Test
    void a_pod_bound_to_the_node_becomes_ready_and_answers_at_its_address() throws IOException {
        create(pod("mine", NODE, Workloads.V1));
        awaitReady("mine");

        Pod pod = read("mine");
        assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
        assertThat(pod.getStatus().getContainerStatuses().get(0).getReady()).isTrue();
        try (Socket socket = new Socket(pod.getStatus().getPodIP(), Workloads.PORT)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void pods_of_other_nodes_and_of_none_are_not_touched() {
        create(pod("other", "elsewhere", Workloads.V1));
        create(pod("unbound", null, Workloads.V1));
        create(pod("mine", NODE, Workloads.V1));
        awaitReady("mine");

        assertThat(read("other").getStatus()).isNull();
        assertThat(read("unbound").getStatus()).isNull();
    }

    @Test
    void what_others_say_in_a_pods_status_stays_and_a_ready_pod_is_not_written_again() {
        create(pod("mine", NODE, Workloads.V1));
        awaitReady("mine");
        client.pods()
                .inNamespace("default")
                .withName("mine")
                .editStatus(
                        pod -> {
                            pod.getStatus().setQosClass("BestEffort");
                            pod.getStatus()
                                    .getConditions()
                                    .add(condition("example.org/Gate", "True"));
                            return pod;
                        });
        String version = read("mine").getMetadata().getResourceVersion();
        create(pod("later", NODE, Workloads.V1));
        awaitReady("later");

        Pod pod = read("mine");
        assertThat(pod.getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(pod.getStatus().getQosClass()).isEqualTo("BestEffort");
        assertThat(pod.getStatus().getConditions())
                .extracting(PodCondition::getType)
                .contains("Ready", "example.org/Gate");
    }

    @Test
    void a_deleted_pod_ends_its_program_and_then_goes() {
        create(pod("mine", NODE, Workloads.V1));
        awaitReady("mine");
        String address = read("mine").getStatus().getPodIP();
        client.pods().inNamespace("default").withName("mine").delete();

        await().until(() -> read("mine") == null);
        assertThatThrownBy(() -> new Socket(address, Workloads.PORT).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void a_program_that_fails_is_told_as_a_crash_loop() {
        create(pod("bad", NODE, "crashing"));

        await().until(
                        () ->
                                read("bad").getStatus() != null
                                        && read("bad").getStatus().getContainerStatuses().stream()
                                                .anyMatch(c -> c.getRestartCount() > 0));
        assertThat(read("bad").getStatus().getPhase()).isEqualTo("Pending");
    }

    @Test
    void a_service_is_listened_for_on_a_loopback_address_once_a_pod_is_ready() throws IOException {
        create(pod("mine", NODE, Workloads.V1));
        client.resource(Workloads.service("model", "mine")).create();
        awaitReady("mine");
        client.resource(slice(read("mine").getStatus().getPodIP())).create();

        await().until(this::serviceAccepts);
        InetSocketAddress address = serviceAddress().orElseThrow();
        assertThat(address.getAddress().isLoopbackAddress()).isTrue();
        assertThat(address.getAddress().getHostAddress())
                .isNotEqualTo(
                        client.services()
                                .inNamespace("default")
                                .withName("model")
                                .get()
                                .getSpec()
                                .getClusterIP());
    }

    @Test
    void a_service_without_ready_endpoints_refuses_connections() {
        create(pod("mine", NODE, Workloads.V1));
        client.resource(Workloads.service("model", "mine")).create();
        awaitReady("mine");
        EndpointSlice slice = slice(read("mine").getStatus().getPodIP());
        client.resource(slice).create();
        await().until(this::serviceAccepts);
        slice.getEndpoints().get(0).getConditions().setReady(false);
        client.resource(slice).update();

        await().until(() -> !serviceAccepts());
    }

    private void create(Pod pod) {
        client.resource(pod).create();
    }

    private Pod read(String name) {
        return client.pods().inNamespace("default").withName(name).get();
    }

    private void awaitReady(String name) {
        await().until(
                        () ->
                                Optional.ofNullable(read(name).getStatus()).stream()
                                        .flatMap(status -> status.getConditions().stream())
                                        .anyMatch(
                                                c ->
                                                        c.getType().equals("Ready")
                                                                && c.getStatus().equals("True")));
    }

    private Optional<InetSocketAddress> serviceAddress() {
        return node.serviceAddress("default", "model", Workloads.PORT);
    }

    private boolean serviceAccepts() {
        if (serviceAddress().isEmpty()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(serviceAddress().get());
            return true;
        } catch (IOException expected) {
            return false;
        }
    }

    private static PodCondition condition(String type, String status) {
        PodCondition condition = new PodCondition();
        condition.setType(type);
        condition.setStatus(status);
        return condition;
    }

    private static Pod pod(String name, String node, String image) {
        PodSpec spec =
                new PodSpecBuilder(
                                Workloads.deployment(name, image, 1)
                                        .getSpec()
                                        .getTemplate()
                                        .getSpec())
                        .withNodeName(node)
                        .build();
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName(name)
                .addToLabels("revision", name)
                .endMetadata()
                .withSpec(spec)
                .build();
    }

    private static EndpointSlice slice(String address) {
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("model-1")
                .addToLabels("kubernetes.io/service-name", "model")
                .endMetadata()
                .withAddressType("IPv4")
                .addNewEndpoint()
                .withAddresses(address)
                .withNewConditions()
                .withReady(true)
                .endConditions()
                .endEndpoint()
                .addNewPort()
                .withPort(Workloads.PORT)
                .endPort()
                .build();
    }
}
