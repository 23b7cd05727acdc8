package io.aihub.sandbox.model;

import static io.aihub.sandbox.model.WireClient.ANY_PORT;
import static io.aihub.sandbox.model.WireClient.INFER;
import static io.aihub.sandbox.model.WireClient.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleModelMetricsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T10:00:00.250Z"), ZoneOffset.UTC);
    private static final LogisticModel V1 = LogisticModel.load("v1");
    private static final String IDENTITY = "{model=\"pe\",version=\"" + V1.digest() + "\",";
    private static final String AGES = "model_input_value_count" + IDENTITY + "feature=\"age\",}";
    private static final String SCORES =
            "model_output_score_count" + IDENTITY + "output=\"pe_probability\",}";
    private static final Map<String, List<Double>> EDGES =
            Map.of(
                    "age", List.of(50.0, 66.0),
                    "d_dimer", List.of(1.0),
                    "pe_probability", List.of(0.02, 0.05));

    private ModelServer server;
    private WireClient client;

    @BeforeEach
    void start() throws IOException {
        serve(MissingValues.Allow, 10);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void all_series_are_there_with_zero_before_the_first_patient() throws Exception {
        Map<String, Double> metrics = client.metrics();

        assertThat(metrics)
                .containsEntry(AGES, 0.0)
                .containsEntry(SCORES, 0.0)
                .containsEntry(
                        "model_input_invalid_total"
                                + IDENTITY
                                + "feature=\"d_dimer\",reason=\"missing\",}",
                        0.0)
                .containsEntry(
                        "process_start_time_seconds", CLOCK.instant().toEpochMilli() / 1000.0);
        assertThat(metrics.keySet())
                .anyMatch(
                        name ->
                                name.startsWith(
                                        "model_reference_info" + IDENTITY + "reference_digest="));
    }

    @Test
    void a_value_on_an_edge_belongs_below_it_and_buckets_cumulate() throws Exception {
        String ages = "[40, 50, 50, 51, 66, 66, 66, 67, 90, 98]";

        client.post(INFER, asking(ages, "[1,1,1,1,1,1,1,1,1,2.5]", 10));

        String bucket = "model_input_value_bucket" + IDENTITY + "feature=\"%s\",le=\"%s\",}";
        assertThat(client.metrics())
                .containsEntry(bucket.formatted("age", "50.0"), 3.0)
                .containsEntry(bucket.formatted("age", "66.0"), 7.0)
                .containsEntry(bucket.formatted("age", "+Inf"), 10.0)
                .containsEntry(bucket.formatted("d_dimer", "1.0"), 9.0)
                .containsEntry(bucket.formatted("d_dimer", "+Inf"), 10.0)
                .containsEntry("model_input_value_sum" + IDENTITY + "feature=\"d_dimer\",}", 11.5);
    }

    @Test
    void nothing_shows_before_a_whole_batch_is_there() throws Exception {
        for (int i = 0; i < 9; i++) {
            client.post(INFER, asking("[66]", "[1]", 1));
        }
        assertThat(client.metrics()).containsEntry(AGES, 0.0).containsEntry(SCORES, 0.0);

        client.post(INFER, asking("[66]", "[1]", 1));

        assertThat(client.metrics()).containsEntry(AGES, 10.0).containsEntry(SCORES, 10.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void every_visible_step_is_a_batch_and_nothing_is_lost(long seed) throws Exception {
        Random random = new Random(seed);
        PatientFlow flow = PatientFlow.normal(seed);
        List<PatientRow> sent = new ArrayList<>();
        double seen = 0;
        for (int i = 0; i < 60; i++) {
            send(flow.rows(1 + random.nextInt(13)), sent);
            double now = client.metrics().get(AGES);
            assertThat(now - seen).matches(step -> step == 0 || step >= 10);
            assertThat(sent.size() - now).isBetween(0.0, 9.0);
            seen = now;
        }

        send(flow.rows(10), sent);

        long young = sent.stream().filter(row -> row.age() <= 50).count();
        assertThat(client.metrics())
                .containsEntry(AGES, (double) sent.size())
                .containsEntry(SCORES, (double) sent.size())
                .containsEntry(
                        "model_input_value_bucket" + IDENTITY + "feature=\"age\",le=\"50.0\",}",
                        (double) young);
    }

    @Test
    void a_row_without_a_value_counts_as_invalid_and_its_other_value_as_seen() throws Exception {
        String nulls = "[null,null,null,null,null,null,null,null,null,null]";
        client.post(INFER, asking(nulls, "[1,1,1,1,1,1,1,1,1,1]", 10));

        assertThat(client.metrics())
                .containsEntry(AGES, 0.0)
                .containsEntry(SCORES, 0.0)
                .containsEntry(AGES.replace("\"age\"", "\"d_dimer\""), 10.0)
                .containsEntry(
                        "model_input_invalid_total"
                                + IDENTITY
                                + "feature=\"age\",reason=\"missing\",}",
                        10.0);
    }

    @Test
    void a_refused_request_counts_what_was_wrong_and_no_patient() throws Exception {
        server.close();
        serve(MissingValues.Refuse, 1);

        client.post(INFER, asking("[null, NaN, \"x\", 900, 66]", "[1,1,1,1,1]", 5));

        Map<String, Double> metrics = client.metrics();
        assertThat(metrics).containsEntry(AGES, 0.0).containsEntry(SCORES, 0.0);
        for (String reason : List.of("missing", "nan", "type", "range")) {
            assertThat(metrics)
                    .containsEntry(
                            "model_input_invalid_total%sfeature=\"age\",reason=\"%s\",}"
                                    .formatted(IDENTITY, reason),
                            1.0);
        }
    }

    @Test
    void servers_side_by_side_count_for_themselves() throws Exception {
        try (ModelServer other =
                ModelServer.start(
                        ANY_PORT, ModelConfig.of("pe", "2.1.0", LogisticModel.load("v2"), CLOCK))) {
            client.post(INFER, asking("[66]", "[1]", 1));

            Map<String, Double> metrics = new WireClient(other).metrics();

            assertThat(metrics).doesNotContainKey(AGES);
            assertThat(metrics.keySet())
                    .anyMatch(name -> name.contains(LogisticModel.load("v2").digest()));
        }
    }

    @Test
    void edges_that_cannot_make_bins_are_refused() {
        Map<String, List<Double>> falling =
                Map.of(
                        "age", List.of(2.0, 1.0),
                        "d_dimer", List.of(1.0),
                        "pe_probability", List.of(0.1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountRelease(falling, 10))
                .withMessageContaining("age must ascend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountRelease(Map.of(), 10))
                .withMessageContaining("edges of age are needed");
        assertThatIllegalArgumentException().isThrownBy(() -> new CountRelease(EDGES, 0));
    }

    private void send(List<PatientRow> rows, List<PatientRow> sent) throws Exception {
        String ages = rows.stream().map(PatientRow::age).collect(Collectors.toList()).toString();
        String dDimers =
                rows.stream().map(PatientRow::dDimer).collect(Collectors.toList()).toString();
        assertThat(client.post(INFER, asking(ages, dDimers, rows.size())).statusCode())
                .isEqualTo(200);
        sent.addAll(rows);
    }

    private void serve(MissingValues missing, int atLeast) throws IOException {
        server =
                ModelServer.start(
                        ANY_PORT,
                        ModelConfig.of("pe", "2.0.3", V1, CLOCK)
                                .with(new CountRelease(EDGES, atLeast))
                                .with(missing));
        client = new WireClient(server);
    }
}
