package io.aihub.sandbox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.sandbox.workload.PodHandle;
import io.aihub.sandbox.workload.PodLaunch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelProgramTest {
    private final ModelProgram program = new ModelProgram(LogisticModel.load("v1"));
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_pod_serves_under_the_names_of_its_environment() throws Exception {
        int port = freePort();
        try (PodHandle pod = program.start(launch(port, Map.of("MODEL_VERSION", "2.0.3")))) {
            assertThat(pod.isAlive()).isTrue();
            assertThat(get(port, "/v2/models/pe-triage-ct").body()).contains("\"2.0.3\"");
        }
    }

    @Test
    void metrics_vanish_from_running_pods_and_from_those_to_come() throws Exception {
        int first = freePort();
        try (PodHandle running = program.start(launch(first, Map.of()))) {
            assertThat(get(first, "/metrics").statusCode()).isEqualTo(200);
            program.metrics(MetricsSwitch.Off);
            int second = freePort();
            try (PodHandle later = program.start(launch(second, Map.of()))) {
                assertThat(get(first, "/metrics").statusCode()).isEqualTo(404);
                assertThat(get(second, "/metrics").statusCode()).isEqualTo(404);
                assertThat(later.isAlive()).isEqualTo(running.isAlive());
            }
        }
    }

    @Test
    void a_draining_pod_is_not_ready() throws Exception {
        int port = freePort();
        try (PodHandle pod = program.start(launch(port, Map.of()))) {
            assertThat(get(port, "/v2/health/ready").statusCode()).isEqualTo(200);
            pod.drain();
            assertThat(get(port, "/v2/health/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void a_name_that_does_not_fit_fails_the_start() {
        assertThatThrownBy(() -> program.start(launch(1, Map.of("MODEL_NAME", "a/b"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("environment");
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static PodLaunch launch(int port, Map<String, String> env) {
        return new PodLaunch(
                "pod",
                InetAddress.getLoopbackAddress(),
                List.of(port),
                env,
                List.of(),
                Clock.systemUTC());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
