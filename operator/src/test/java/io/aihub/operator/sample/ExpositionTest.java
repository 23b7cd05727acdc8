package io.aihub.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.decision.drift.PodSample;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.operator.sample.ExpositionParser.UnreadableExposition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
    private static final PodAddress POD = new PodAddress("m-1", "10.0.0.1");
    private static final Instant AT = Instant.parse("2027-03-01T12:00:00Z");
    private static final SignalTerms AGE = Text.age(Duration.ofMinutes(1));
    private static final SignalTerms SCORE = Text.score(Duration.ofMinutes(1));

    @Test
    void a_histogram_is_read_with_its_start_and_its_unusable_values() {
        PodSample sample =
                sample(
                                Text.counts(3, 7)
                                        + "process_start_time_seconds 1.7e9\n"
                                        + "model_input_invalid_total{feature=\"age\",reason=\"range\"} 2\n"
                                        + "model_input_invalid_total{feature=\"age\",reason=\"type\"} 1\n"
                                        + "model_input_invalid_total{feature=\"sex\"} 40\n",
                                AGE)
                        .orElseThrow();

        assertThat(sample.buckets())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(50.0, 3L, Double.POSITIVE_INFINITY, 10L));
        assertThat(sample.count()).isEqualTo(10);
        assertThat(sample.missing()).isEqualTo(3);
        assertThat(sample.processStart()).contains(Instant.ofEpochSecond(1_700_000_000));
    }

    @Test
    void a_signal_that_the_pod_does_not_show_is_absent() {
        assertThat(sample(Text.input("sex", "m", 1, 1), AGE)).isEmpty();
        assertThat(sample(Text.input("age", "m", 1, 1), SCORE)).isEmpty();
        assertThat(sample("", AGE)).isEmpty();
    }

    @Test
    void two_models_on_one_pod_are_refused() {
        String text = Text.input("age", "m", 1, 1) + Text.input("age", "other", 1, 1);

        assertThatThrownBy(() -> sample(text, AGE))
                .isInstanceOf(UnreadableExposition.class)
                .hasMessage("age is shown for several models or versions on one pod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "+Inf", "0.5", "1e30"})
    void what_is_not_a_count_is_refused(String count) {
        String text = "model_input_value_count{feature=\"age\"} " + count + "\n";

        assertThatThrownBy(() -> sample(text, AGE))
                .isInstanceOf(UnreadableExposition.class)
                .hasMessage("model_input_value_count is not a count");
    }

    @Test
    void a_bucket_without_a_numeric_edge_is_refused_without_repeating_it() {
        String text =
                "model_input_value_bucket{feature=\"age\",le=\"patient-4711\"} 1\n"
                        + "model_input_value_count{feature=\"age\"} 1\n";

        assertThatThrownBy(() -> sample(text, AGE))
                .isInstanceOf(UnreadableExposition.class)
                .hasMessage("a bucket has an le that is not a number");
    }

    @Test
    void buckets_without_a_count_are_half_a_histogram() {
        String text = "model_input_value_bucket{feature=\"age\",le=\"+Inf\"} 1\n";

        assertThatThrownBy(() -> sample(text, AGE))
                .isInstanceOf(UnreadableExposition.class)
                .hasMessage("model_input_value has buckets and no _count");
    }

    @ParameterizedTest
    @CsvSource({
        "le1.txt, model_output_score_bucket is shown twice with the same labels",
        "m110dup.txt, model_output_score_bucket is shown twice with the same labels"
    })
    void an_answer_that_shows_a_series_twice_is_refused(String file, String message) {
        assertThatThrownBy(() -> Exposition.read(text(file)))
                .isInstanceOf(UnreadableExposition.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"m110.txt, 110", "space1.txt, 2000"})
    void an_answer_that_shows_each_once_is_read(String file, long count) {
        assertThat(sample(text(file), Text.score("p")).orElseThrow().count()).isEqualTo(count);
    }

    private static String text(String file) {
        try (InputStream in = ExpositionTest.class.getResourceAsStream("/metrics/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-1", "0", "+Inf"})
    void a_start_time_that_is_none_is_no_start_time(String start) {
        String text = Text.counts(1, 1) + "process_start_time_seconds " + start + "\n";

        assertThat(sample(text, AGE).orElseThrow().processStart()).isEmpty();
    }

    private static Optional<PodSample> sample(String text, SignalTerms signal) {
        return Exposition.read(text).sample(POD, AT, signal);
    }
}
