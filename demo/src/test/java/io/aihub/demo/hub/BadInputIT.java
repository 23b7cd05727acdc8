package io.aihub.demo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpRequest;
import io.aihub.sandbox.workload.FaultyPrograms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A bad object, server or pod costs its own model a clear message, and nobody else anything. What
 * the API server refuses is proved on a real one.
 */
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
}
