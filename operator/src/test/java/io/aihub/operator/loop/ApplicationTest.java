package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.aihub.sandbox.apiserver.LocalApi;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application as it is wired: from a cluster without our kinds to a model that serves. */
@QuarkusTest
@WithTestResource(EmptyCluster.class)
class ApplicationTest {
    private static final Path ROOT = Path.of(System.getProperty("aihub.root", ".."));

    private static final String POD_IP = "127.0.0.1";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(500);

    private final HttpClient http = HttpClient.newHttpClient();
    EmbeddedApiServer server;
    EmptyCluster.Said said;

    @TestHTTPResource("/q/")
    URI pages;

    private LocalApi people;
    private PlayedPods pods;
    private HttpServer pod;

    @BeforeEach
    void listen() throws IOException {
        people = server.localApi("people");
        pods = new PlayedPods(server.localApi("kubelet"));
        pod = HttpServer.create(new InetSocketAddress(POD_IP, 0), 0);
        pod.createContext(
                "/",
                exchange -> {
                    byte[] body = "{\"name\":\"m\"}".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        pod.start();
    }

    @AfterEach
    void hangUp() {
        pod.stop(0);
    }

    @Test
    void it_waits_for_the_definitions_and_then_an_approved_model_serves_until_it_is_deleted()
            throws Exception {
        eventually(
                () ->
                        assertThat(said.lines())
                                .singleElement()
                                .asString()
                                .startsWith("waiting to start: install the CRDs"));
        assertThat(get("health/live").statusCode()).isEqualTo(200);
        assertThat(get("health/ready").statusCode()).isEqualTo(503);

        server.loadCrds(ROOT.resolve("crds"));
        eventually(() -> assertThat(get("health/ready").statusCode()).isEqualTo(200));

        List.of(Applied.policy(), Applied.source(), Applied.profile(), model())
                .forEach(this::create);
        awaitStatus(status -> status.contentDigest() != null);
        create(Applied.decision(1, "Approve", approves(status().contentDigest())));
        awaitStatus(status -> status.approval().state().name().equals("Approved"));
        eventually(() -> assertThat(people.list(Deployment.class)).hasSize(1));

        eventually(
                () -> {
                    playPods();
                    assertThat(get("metrics").body())
                            .containsPattern("aihub_model_in_force\\{[^}]*\"m\"[^}]*} 1\\.0");
                });
        assertThat(people.list(Service.class)).isNotEmpty();
        assertThat(get("health").body()).contains("\"loop\"", "\"UP\"").doesNotContain("\"DOWN\"");

        people.delete(people.get(AIModel.class, Wish.NAMESPACE, Wish.MODEL).orElseThrow(), "");
        eventually(
                () ->
                        assertThat(get("metrics").body())
                                .doesNotContainPattern("aihub_model_in_force\\{"));
    }

    /** The first version, on the port that our pod listens on. */
    private AIModel model() {
        int port = pod.getAddress().getPort();
        return Wish.version(1)
                .set("spec.serving.port", port)
                .set("spec.serving.metrics.port", port)
                .model();
    }

    private static String approves(String digest) {
        return ",\"contentDigest\":\""
                + digest
                + "\",\"riskClass\":\"High\",\"validUntil\":\"2999-01-01T00:00:00Z\"";
    }

    private void create(HasMetadata object) {
        assertThat(people.create(object)).as(object.getMetadata().getName()).isTrue();
    }

    /** Pods of the Deployments, which all answer at the one address. */
    private void playPods() {
        pods.play();
        for (Pod played : people.list(Pod.class)) {
            if (!POD_IP.equals(played.getStatus().getPodIP())) {
                played.getStatus().setPodIP(POD_IP);
                people.updateStatus(played);
            }
        }
    }

    private AIModelStatus status() {
        return people.get(AIModel.class, Wish.NAMESPACE, Wish.MODEL)
                .map(AIModel::getStatus)
                .orElse(null);
    }

    private void awaitStatus(Predicate<AIModelStatus> wanted) {
        eventually(() -> assertThat(status()).isNotNull().matches(wanted));
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(LONG).pollInterval(POLL).untilAsserted(holds);
    }

    private HttpResponse<String> get(String page) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(pages.resolve(page)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
