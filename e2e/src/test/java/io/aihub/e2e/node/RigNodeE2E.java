package io.aihub.e2e.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What every other class on the node relies on. */
@RealNode
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RigNodeE2E {
    private static final long MEMORY_LIMIT = 256L << 20;
    private static final int V2_PORT = 8080;
    private static final int VENDOR_PORT = 9000;
    private static final String READY = "/v2/health/ready";
    private static final String INFER = "/v2/models/pe-triage-ct/infer";

    private static NodeNamespace ward;

    @BeforeAll
    static void a_namespace(ControlPlane cluster) {
        ward = NodeNamespace.open(cluster, "rig");
    }

    @AfterAll
    static void it_goes() {
        ward.close();
    }

    @Test
    @Order(1)
    void the_node_is_ready_and_of_the_version_of_the_control_plane(ControlPlane cluster) {
        var node = cluster.client().nodes().withName("node").get();
        assertThat(node.getStatus().getConditions())
                .filteredOn(condition -> condition.getType().equals("Ready"))
                .extracting(NodeCondition::getStatus)
                .containsExactly("True");
        assertThat(node.getStatus().getNodeInfo().getKubeletVersion())
                .isEqualTo(cluster.client().getKubernetesVersion().getGitVersion());
    }

    @Test
    @Order(2)
    void the_Java_server_answers_through_its_Service() {
        ward.serve("java", "java-v1", V2_PORT, READY);
        Prediction prediction = predictionOf("java");
        assertThat(prediction.version()).isEqualTo("v1");
        assertThat(prediction.probability()).isBetween(0.0, 1.0);
    }

    @Test
    @Order(3)
    void the_Python_server_answers_what_the_Java_server_answers() {
        ward.serve("python", "python", V2_PORT, READY);
        assertThat(predictionOf("python").probability())
                .isCloseTo(predictionOf("java").probability(), within(1e-9));
    }

    @Test
    @Order(4)
    void both_show_the_same_counts_of_the_same_requests() {
        for (int i = 0; i < 12; i++) {
            predictionOf("java");
            predictionOf("python");
        }
        assertThat(histograms("python")).isEqualTo(histograms("java")).isNotEmpty();
    }

    /** But for the digest of the model file, which each makes in its own way. */
    private static List<String> histograms(String server) {
        return ward.get(ward.at(server, "/metrics"))
                .lines()
                .filter(line -> line.matches("model_(input_value|output_score)_(bucket|count).*"))
                .map(line -> line.replaceAll("version=\"[^\"]*\",", "").replace(",}", "}"))
                .map(line -> line.replaceAll("\\.0$", ""))
                .sorted()
                .toList();
    }

    @Test
    @Order(5)
    void a_vendors_server_answers_on_paths_of_its_own() {
        ward.serve("vendor", "vendor", VENDOR_PORT, "/healthz");
        String score = ward.post(ward.at("vendor", "/score"), "{\"age\": 70, \"d_dimer\": 2.5}");
        assertThat(score).contains("\"risk\":0.06");
        assertThat(ward.get(ward.at("vendor", "/stats")))
                .contains("vx_risk_score_bucket{le=\"0.1\"} 1", "vx_field_value_count{field=");
    }

    @Test
    @Order(6)
    void a_memory_limit_is_one_of_the_kernel() throws IOException {
        String uid = ward.pod("java").getMetadata().getUid();
        try (Stream<Path> files = Files.walk(Path.of("/sys/fs/cgroup"))) {
            List<Path> limits =
                    files.filter(file -> file.toString().contains(uid))
                            .filter(RigNodeE2E::isLimit)
                            .toList();
            assertThat(limits)
                    .anySatisfy(
                            file ->
                                    assertThat(Files.readString(file).strip())
                                            .isEqualTo(Long.toString(MEMORY_LIMIT)));
        }
    }

    private static boolean isLimit(Path file) {
        String name = file.getFileName().toString();
        return name.equals("memory.limit_in_bytes") || name.equals("memory.max");
    }

    @Test
    @Order(7)
    void a_pod_that_is_not_restricted_is_refused() {
        assertThatThrownBy(
                        () ->
                                ward.apply(
                                        """
                                        apiVersion: v1
                                        kind: Pod
                                        metadata: {name: loose, namespace: rig}
                                        spec: {containers: [{name: any, image: "node.local/any:1"}]}
                                        """))
                .hasMessageContaining("violates PodSecurity \"restricted");
    }

    @Test
    @Order(8)
    void a_network_policy_is_enforced() {
        URI health = ward.at("java", READY);
        assertThat(ward.reachesFromPod("before", health)).isTrue();
        ward.apply(
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: java, namespace: rig}
                spec:
                  podSelector: {matchLabels: {server: java}}
                  policyTypes: [Ingress]
                  ingress:
                  - from: [{podSelector: {matchLabels: {client: invited}}}]
                    ports: [{port: 8080}]
                """);
        Until.SOON.holds(
                "the policy keeps a client out", () -> !ward.reachesFromPod("stranger", health));
        assertThat(ward.reachesFromPod("invited", health)).isTrue();
        // What comes from outside of the cluster is no pod that is invited.
        assertThatThrownBy(() -> ward.get(health)).hasMessageContaining("no answer 200");
        assertThat(ward.pod("java").getStatus().getContainerStatuses().get(0).getReady()).isTrue();
    }

    @Test
    @Order(9)
    void nothing_of_it_listens_on_an_address_of_this_machine() throws IOException {
        for (InetAddress address : addresses()) {
            for (int port : List.of(6443, 10250)) {
                assertThat(listens(address, port)).as(address + ":" + port).isFalse();
            }
        }
    }

    private static List<InetAddress> addresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList();
    }

    private static boolean listens(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException expected) {
            return false;
        }
    }

    @Test
    @Order(10)
    void a_pod_does_not_reach_this_machine() throws IOException {
        try (ServerSocket here = new ServerSocket(0)) {
            InetAddress outside = InetAddress.getByName("10.99.0.2");
            assertThat(listens(outside, here.getLocalPort())).isTrue();
            URI uri = URI.create("http://10.99.0.2:" + here.getLocalPort() + "/");
            here.setSoTimeout(1);
            here.accept().close();
            assertThat(ward.reachesFromPod("outgoing", uri)).isFalse();
            assertThatThrownBy(here::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    @Order(11)
    void logs_and_commands_reach_the_kubelet(ControlPlane cluster) {
        String pod = ward.pod("python").getMetadata().getName();
        assertThat(
                        cluster.kubectl("exec", "-n", "rig", pod, "--", "/usr/bin/python3.11", "-V")
                                .out())
                .startsWith("Python 3.11");
        assertThat(cluster.kubectl("logs", "-n", "rig", pod).code()).isZero();
        assertThatThrownBy(
                        () -> cluster.client().pods().inNamespace("rig").withName("none").getLog())
                .isInstanceOf(KubernetesClientException.class);
    }

    private static Prediction predictionOf(String server) {
        return Prediction.of(ward.post(ward.at(server, INFER), Prediction.REQUEST));
    }
}
