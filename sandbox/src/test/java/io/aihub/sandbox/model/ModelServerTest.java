package io.aihub.sandbox.model;

import static io.aihub.sandbox.model.WireClient.ANY_PORT;
import static io.aihub.sandbox.model.WireClient.INFER;
import static io.aihub.sandbox.model.WireClient.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelServerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T10:00:00.250Z"), ZoneOffset.UTC);
    private static final LogisticModel V1 = LogisticModel.load("v1");
    private static final String FP64 = "\"datatype\":\"FP64\"";

    private ModelServer server;
    private WireClient client;

    @BeforeEach
    void start() throws IOException {
        serve(ModelConfig.of("pe", "2.0.3", V1, CLOCK));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2                          | {\"name\":\"aihub-sandbox-model\",\"version\":\"0.1.0\",\"extensions\":[]}",
                "/v2/health/live              | {\"live\":true}",
                "/v2/health/ready             | {\"ready\":true}",
                "/v2/models/pe/ready          | {\"name\":\"pe\",\"ready\":true}",
                "/v2/models/pe/versions/2.0.3/ready | {\"name\":\"pe\",\"ready\":true}",
            })
    void metadata_and_health_answer_by_the_protocol(String path, String body) throws Exception {
        HttpResponse<String> answer = client.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void the_model_describes_its_tensors() throws Exception {
        JsonNode model = MAPPER.readTree(client.get("/v2/models/pe").body());

        assertThat(model)
                .isEqualTo(MAPPER.readTree(client.get("/v2/models/pe/versions/2.0.3").body()));
        assertThat(model.at("/versions/0").asText()).isEqualTo("2.0.3");
        assertThat(model.at("/inputs").findValuesAsText("name")).containsExactly("age", "d_dimer");
        assertThat(model.at("/outputs/0/name").asText()).isEqualTo("pe_probability");
        assertThat(model.at("/outputs/0/shape/0").asInt()).isEqualTo(-1);
    }

    @Test
    void two_tensors_get_one_prediction_for_each_row() throws Exception {
        HttpResponse<String> answer = client.post(INFER, asking("[66, 50.5]", "[1, 2.5]", 2));

        JsonNode body = MAPPER.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.path("model_name").asText()).isEqualTo("pe");
        assertThat(body.path("model_version").asText()).isEqualTo("2.0.3");
        assertThat(body.path("id").asText()).isEqualTo("case-1");
        assertThat(body.at("/outputs/0/datatype").asText()).isEqualTo("FP64");
        assertThat(body.at("/outputs/0/shape/0").asInt()).isEqualTo(2);
        // The logistic function of -3.7, and of -3.7 - 0.025 * 15.5 + 1.1 * ln 2.5.
        assertThat(body.at("/outputs/0/data/0").asDouble()).isEqualTo(1 / (1 + Math.exp(3.7)));
        assertThat(body.at("/outputs/0/data/1").asDouble())
                .isEqualTo(1 / (1 + Math.exp(4.0875 - 1.1 * Math.log(2.5))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[66, 1, 50.5, 2.5]", "[[66, 1], [50.5, 2.5]]"})
    void one_tensor_of_pairs_means_the_same(String data) throws Exception {
        String pairs =
                "{\"inputs\":[{\"name\":\"features\",\"shape\":[2,2],%s,\"data\":%s}]}"
                        .formatted(FP64, data);

        JsonNode asPairs = MAPPER.readTree(client.post(INFER, pairs).body());
        JsonNode asTwo =
                MAPPER.readTree(
                        client.post(
                                        "/v2/models/pe/versions/2.0.3/infer",
                                        asking("[66, 50.5]", "[1, 2.5]", 2))
                                .body());

        assertThat(asPairs.path("outputs").path(0).path("data")).hasSize(2);
        assertThat(asPairs.path("outputs")).isEqualTo(asTwo.path("outputs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4711secret                             | not JSON",
                "''                                     | must be a JSON object",
                "[4711]                                 | must be a JSON object",
                "{\"inputs\":4711}                      | inputs are missing",
                "{\"inputs\":[]}                        | inputs are missing",
                "{\"id\":\"4711 secret\",\"inputs\":[]} | id must be",
                "{\"inputs\":[{\"name\":\"age\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[4711]}]} | must be FP64",
                "{\"inputs\":[{\"name\":\"age\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[47.11]}]} | send inputs age and d_dimer",
                "{\"inputs\":[{\"name\":\"features\",\"shape\":[1,3],\"datatype\":\"FP64\",\"data\":[4711,1,1]}]} | shape [n,2]",
                "{\"inputs\":[{\"name\":\"features\",\"shape\":[2,2],\"datatype\":\"FP64\",\"data\":[4711]}]} | n rows of two",
                "{\"inputs\":[{\"name\":\"features\",\"shape\":[0,2],\"datatype\":\"FP64\",\"data\":[]}]} | from 1 to 10000",
            })
    void a_malformed_request_is_told_what_to_send_without_repeating_it(String body, String says)
            throws Exception {
        HttpResponse<String> answer = client.post(INFER, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(MAPPER.readTree(answer.body()).path("error").asText()).contains(says);
        assertThat(answer.body()).doesNotContain("4711", "47.11", "secret", "Exception", "at ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[66, 50]        | [1]      | 2 | as many values as the shape",
                "[66, 50, 1]     | [1, 2]   | 2 | as many values as the shape",
                "[[66], [50]]    | [1, 2]   | 2 | values that are none: 2",
                "[4711]          | [1]      | 1 | values that are none: 1",
                "[66]            | [0]      | 1 | values that are none: 1",
                "[\"4711\"]      | [1]      | 1 | values that are none: 1",
                "[null]          | [NaN]    | 1 | values that are none: 2",
                "[66]            | [1e4711] | 1 | values that are none: 1",
            })
    void an_unusable_value_refuses_the_whole_request(
            String ages, String dDimers, int rows, String says) throws Exception {
        HttpResponse<String> answer = client.post(INFER, asking(ages, dDimers, rows));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(MAPPER.readTree(answer.body()).path("error").asText()).contains(says);
        assertThat(answer.body()).doesNotContain("4711");
    }

    @Test
    void a_missing_value_is_answered_with_null_where_that_is_allowed() throws Exception {
        server.close();
        serve(ModelConfig.of("pe", "2.0.3", V1, CLOCK).with(MissingValues.Allow));

        HttpResponse<String> answer = client.post(INFER, asking("[66, null]", "[1, 1]", 2));

        JsonNode data = MAPPER.readTree(answer.body()).at("/outputs/0/data");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(data.get(0).isNumber()).isTrue();
        assertThat(data.get(1).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v2/models",
                "/v2/models/",
                "/v2/models/other",
                "/v2/models/pe/stats",
                "/v2/models/pe/versions/9",
                "/v2/models/pe/versions",
                "/metrics/x"
            })
    void an_unknown_path_is_not_found(String path) throws Exception {
        HttpResponse<String> answer = client.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(MAPPER.readTree(answer.body()).path("error").asText()).isNotBlank();
    }

    @Test
    void a_wrong_method_is_told_the_right_one() throws Exception {
        assertThat(client.get(INFER).statusCode()).isEqualTo(405);
        assertThat(client.post("/metrics", "").body()).contains("use GET");
    }

    @Test
    void a_draining_server_is_not_ready_answers_on_and_ends_its_connections() throws Exception {
        server.beginDrain();

        assertThat(client.get("/v2/health/ready").statusCode()).isEqualTo(503);
        assertThat(client.get("/v2/models/pe/ready").statusCode()).isEqualTo(503);
        assertThat(client.get("/v2/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> answer = client.post(INFER, asking("[66]", "[1]", 1));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("connection")).contains("close");
    }

    @Test
    void the_metrics_can_vanish_and_come_back_without_losing_counts() throws Exception {
        String ten = "[66,66,66,66,66,66,66,66,66,66]";
        server.withMetrics(MetricsSwitch.Off);
        client.post(INFER, asking(ten, ten, 10));

        assertThat(client.get("/metrics").statusCode()).isEqualTo(404);
        server.withMetrics(MetricsSwitch.On);
        assertThat(client.metrics())
                .containsEntry(
                        "model_input_value_count{model=\"pe\",version=\"%s\",feature=\"age\",}"
                                .formatted(V1.digest()),
                        10.0);
    }

    @Test
    void a_server_that_is_not_ready_says_so_everywhere_but_lives() throws Exception {
        server.behave(Behaviour.NotReady);

        assertThat(client.get("/v2/health/live").statusCode()).isEqualTo(200);
        assertThat(client.get("/v2/health/ready").statusCode()).isEqualTo(503);
        assertThat(client.post(INFER, asking("[66]", "[1]", 1)).statusCode()).isEqualTo(503);
    }

    @Test
    void a_server_that_answers_garbage_is_ready_and_unreadable() throws Exception {
        server.behave(Behaviour.AnswersGarbage);

        assertThat(client.get("/v2/health/ready").statusCode()).isEqualTo(200);
        HttpResponse<String> answer = client.post(INFER, asking("[66]", "[1]", 1));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> MAPPER.readTree(answer.body())).isInstanceOf(IOException.class);
    }

    @Test
    void a_server_that_never_answers_holds_the_connection_until_it_ends() throws Exception {
        server.behave(Behaviour.NeverAnswers);

        assertThat(client.get("/v2/health/ready").statusCode()).isEqualTo(200);
        try (Socket socket = new Socket()) {
            socket.connect(server.address());
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            server.close();
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void names_that_would_not_fit_a_path_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelConfig.of("a/b", "1", V1, CLOCK))
                .withMessageContaining("letters, digits");
        assertThatIllegalArgumentException().isThrownBy(() -> LogisticModel.load("v9"));
    }

    private void serve(ModelConfig config) throws IOException {
        server = ModelServer.start(ANY_PORT, config);
        client = new WireClient(server);
    }
}
