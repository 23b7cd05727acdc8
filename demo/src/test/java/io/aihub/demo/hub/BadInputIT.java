package io.aihub.demo.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpRequest;
import io.aihub.sandbox.workload.FaultyPrograms;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad object costs its own model a clear message, and nobody else anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final int GOOD = 100;
    private Hub hub;

    @BeforeAll
    void start() throws IOException {
        hub = Hub.start();
        hub.prepare();
    }

    @AfterAll
    void end() {
        hub.close();
    }

    @Test
    void one_poisoned_model_among_a_hundred_costs_the_others_nothing() throws IOException {
        hub.stage().cluster().apiServer().hook(new Poison());
        hub.apply(hub.triage(Poison.NAME));
        List<String> good = new ArrayList<>();
        for (int i = 0; i < GOOD; i++) {
            good.add("good-" + i);
            hub.apply(hub.triage("good-" + i));
        }
        good.forEach(
                name ->
                        hub.await(
                                name + " is looked at",
                                () -> state(hub, name).equals("AwaitingApproval")));
        hub.await("a retry of the poisoned one", () -> writes(hub).get(Poison.NAME) >= 3);

        Map<String, Integer> writes = writes(hub);
        good.forEach(name -> assertThat(writes.get(name)).as(name).isEqualTo(1));
        List<String> order = written(hub);
        int last = order.lastIndexOf("good-" + (GOOD - 1));
        int triesBefore = (int) order.subList(0, last).stream().filter(Poison.NAME::equals).count();
        System.out.println(
                "poisoned model: "
                        + triesBefore
                        + " tries before the last of "
                        + GOOD
                        + " good models was written, each of which was written once");
        assertThat(hub.stage().operator().process().isAlive()).isTrue();

        hub.stage().cluster().apiServer().unhook();
        hub.await(
                "it recovers by itself", () -> state(hub, Poison.NAME).equals("AwaitingApproval"));
    }

    /** Every write about one model is answered with an error of the server. */
    private static final class Poison implements WriteHook {
        static final String NAME = "poisoned";

        @Override
        public Verdict before(WriteRequest request) {
            boolean hit =
                    request.client().equals("operator") && request.target().name().equals(NAME);
            return hit ? Verdict.respond(500, "InternalError") : Verdict.proceed();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void what_the_schema_can_refuse_is_refused_with_what_to_write(
            String what, Consumer<ObjectNode> damage, String says) throws IOException {
        ObjectNode model = hub.triage("unreadable");
        damage.accept(Hub.spec(model));
        assertThatThrownBy(() -> hub.apply(model))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(says);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(
                        "an unknown risk class",
                        (Consumer<ObjectNode>)
                                spec -> ((ObjectNode) spec.get("risk")).put("class", "Huge"),
                        "risk.class"),
                Arguments.of(
                        "a threshold that is no number",
                        (Consumer<ObjectNode>)
                                spec ->
                                        ((ObjectNode) spec.at("/monitoring/signals/0/threshold"))
                                                .put("breach", "abc"),
                        "threshold.breach"),
                Arguments.of(
                        "an image without a digest",
                        (Consumer<ObjectNode>)
                                spec ->
                                        ((ObjectNode) spec.get("serving"))
                                                .put("image", "registry.example.org/m:latest"),
                        "serving.image"));
    }

    @Test
    void negative_counts_in_a_profile_are_refused() throws IOException {
        ObjectNode profile = hub.example("pe-triage-ct/referenceprofile.yaml");
        ((ArrayNode) profile.at("/spec/features/0/counts")).set(0, -1);
        assertThatThrownBy(() -> hub.apply(profile))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("counts");
    }

    @Test
    void a_model_that_names_no_metric_source_is_told_to_name_one() throws IOException {
        ObjectNode model = hub.triage("sourceless");
        ((ObjectNode) Hub.spec(model).get("monitoring")).remove("sourceRef");
        hub.apply(model);
        hub.await(
                "it is said",
                () ->
                        hub.status("sourceless")
                                .path("findings")
                                .toString()
                                .contains("No MetricSource is named"));
    }

    @Test
    void a_deployment_that_is_not_ours_is_left_alone_and_said_so() throws IOException {
        hub.apply(hub.triage("taken"));
        hub.await("a digest", () -> hub.status("taken").has("servingDigest"));
        String digest = hub.status("taken").path("servingDigest").asText();
        String name = "taken-" + digest.substring(7, 17);
        hub.client().resource(foreign(name)).create();
        hub.approve("taken");
        hub.await("the finding", () -> rules(hub, "taken").contains("NameTaken"));

        Deployment left =
                hub.client().apps().deployments().inNamespace(Hub.NAMESPACE).withName(name).get();
        assertThat(left.getMetadata().getOwnerReferences()).isEmpty();
        assertThat(left.getSpec().getTemplate().getSpec().getContainers().get(0).getImage())
                .isEqualTo("somebody/else:1");
        assertThat(messages(hub, "taken")).anyMatch(m -> m.contains("another name"));
    }

    @Test
    void a_model_server_that_answers_garbage_gets_no_traffic() throws IOException {
        String image = "registry.example.org/faulty/garbage@sha256:" + "a".repeat(64);
        hub.stage().registry().register(image, FaultyPrograms.answersGarbage());
        hub.apply(faulty("garbage", image));
        hub.approve("garbage");
        hub.await("the smoke test", () -> deployed("garbage").equals("SmokeTestFailed"));
        assertThat(hub.status("garbage").path("serving").path("state").asText())
                .isEqualTo("Starting");
        assertThat(selector("garbage")).containsEntry("aihub.io/serving", "none");
    }

    @Test
    void a_model_server_that_never_answers_is_late_and_delays_nobody() throws IOException {
        String image = "registry.example.org/faulty/silent@sha256:" + "b".repeat(64);
        hub.stage().registry().register(image, FaultyPrograms.neverAnswers());
        ObjectNode silent = faulty("silent", image);
        ((ObjectNode) Hub.spec(silent).get("rollout")).put("progressDeadline", "3s");
        hub.apply(silent);
        hub.approve("silent");
        hub.apply(hub.triage("beside-silent"));
        hub.approve("beside-silent");
        hub.await("its neighbour is ready", () -> ready("beside-silent"));
        hub.await("it is late", () -> deployed("silent").equals("ProgressDeadlineExceeded"));
        assertThat(selector("silent")).containsEntry("aihub.io/serving", "none");
    }

    @Test
    void metrics_that_are_garbage_are_an_error_of_the_source_and_nothing_else() throws IOException {
        String image = "registry.example.org/faulty/metrics@sha256:" + "c".repeat(64);
        hub.stage().registry().register(image, FaultyPrograms.http(BadInputIT::garbledMetrics));
        hub.apply(faulty("garbled", image));
        hub.approve("garbled");
        hub.await("the source error", () -> monitoring("garbled").equals("SourceError"));
        assertThat(hub.status("garbled").path("signalsState").asText()).isEqualTo("Unknown");
        assertThat(hub.status("garbled").path("lastAction").path("what").asText())
                .isEqualTo("Switch");
        assertThat(hub.status("garbled").toString()).doesNotContain("leaked-value");
    }

    private static HttpAnswer garbledMetrics(HttpRequest request) {
        return request.path().equals("/metrics")
                ? HttpAnswer.text(
                        200,
                        "text/plain",
                        "model_input_value_bucket{feature=\"age\",le=\"leaked-value")
                : HttpAnswer.json(200, "{\"name\": \"garbled\"}");
    }

    private ObjectNode faulty(String name, String image) throws IOException {
        ObjectNode model = hub.triage(name);
        ((ObjectNode) Hub.spec(model).get("serving")).put("image", image);
        return model;
    }

    private Map<String, String> selector(String service) {
        return hub.client()
                .services()
                .inNamespace(Hub.NAMESPACE)
                .withName(service)
                .get()
                .getSpec()
                .getSelector();
    }

    private String deployed(String model) {
        return hub.condition(model, "Deployed").path("reason").asText();
    }

    private String monitoring(String model) {
        return hub.condition(model, "MonitoringAvailable").path("reason").asText();
    }

    private boolean ready(String model) {
        return hub.condition(model, "Ready").path("status").asText().equals("True");
    }

    @Test
    void signals_without_a_profile_are_unknown_and_never_within_limits() throws IOException {
        ObjectNode model = hub.triage("unheld");
        ((ObjectNode) Hub.spec(model).get("monitoring").get("referenceProfile"))
                .put("name", "nobody-made-it");
        hub.apply(model);
        hub.approve("unheld");
        hub.await(
                "it serves",
                () ->
                        hub.status("unheld")
                                .path("serving")
                                .path("state")
                                .asText()
                                .equals("Serving"));
        hub.await("the finding", () -> rules(hub, "unheld").contains("ReferenceProfileMissing"));
        assertThat(hub.status("unheld").path("signalsState").asText()).isEqualTo("Unknown");
    }

    private static Deployment foreign(String name) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(Hub.NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withReplicas(0)
                .withNewSelector()
                .addToMatchLabels("app", "else")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "else")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("c")
                .withImage("somebody/else:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Map<String, Integer> writes(Hub hub) {
        Map<String, Integer> counts = new TreeMap<>();
        written(hub).forEach(name -> counts.merge(name, 1, Integer::sum));
        counts.putIfAbsent(Poison.NAME, 0);
        return counts;
    }

    private static List<String> written(Hub hub) {
        return hub.stage().cluster().apiServer().journal().writesBy("operator").stream()
                .map(entry -> entry.request().target().name())
                .toList();
    }

    private static String state(Hub hub, String model) {
        return hub.status(model).path("approval").path("state").asText();
    }

    private static List<String> rules(Hub hub, String model) {
        return hub.status(model).path("findings").findValuesAsText("rule");
    }

    private static List<String> messages(Hub hub, String model) {
        return hub.status(model).path("findings").findValuesAsText("message");
    }
}
