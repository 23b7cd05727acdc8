package io.aihub.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.operator.sample.PodScrapeSource.Answer;
import io.aihub.operator.sample.SamplingTarget.Endpoint;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingSessionTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final PodAddress ONE = new PodAddress("m-1-a", "10.0.0.1");
    private static final PodAddress TWO = new PodAddress("m-1-b", "10.0.0.2");
    private final SamplingSession session = new SamplingSession(NOON);

    @Test
    void a_window_closes_when_its_time_is_over_and_counts_what_happened_in_it() {
        assertThat(round(0, answer(ONE, 100, 100))).isEmpty();
        assertThat(round(30, answer(ONE, 110, 100))).isEmpty();

        List<ClosedWindow> closed = round(60, answer(ONE, 120, 105));

        assertThat(closed).extracting(ClosedWindow::signal).containsExactly("age", "score");
        assertThat(closed.get(0).counts().orElseThrow().counts()).containsExactly(20L, 5L);
        assertThat(closed.get(0).revision()).isEqualTo("m-1");
        assertThat(closed.get(0).start()).isEqualTo(NOON);
        assertThat(closed.get(0).end()).isEqualTo(NOON.plus(MINUTE));
    }

    @Test
    void the_next_window_goes_on_where_the_last_one_ended() {
        round(0, answer(ONE, 0, 0));
        round(60, answer(ONE, 10, 0));

        List<ClosedWindow> closed = round(120, answer(ONE, 10, 7));

        assertThat(closed.get(0).start()).isEqualTo(NOON.plus(MINUTE));
        assertThat(closed.get(0).counts().orElseThrow().counts()).containsExactly(0L, 7L);
    }

    @Test
    void the_counts_of_all_pods_are_one_window() {
        round(0, answer(ONE, 0, 0), answer(TWO, 50, 0));

        List<ClosedWindow> closed = round(60, answer(ONE, 3, 1), answer(TWO, 54, 2));

        assertThat(closed.get(0).counts().orElseThrow().counts()).containsExactly(7L, 3L);
    }

    @Test
    void a_pod_that_should_answer_and_is_not_even_ready_is_not_covered() {
        round(0, 2, answer(ONE, 0, 0));
        round(30, 2, answer(ONE, 1, 1));

        assertThat(round(60, 2, answer(ONE, 2, 2)).get(0).coverage()).isEqualTo(0.5);
    }

    @Test
    void a_pod_that_answers_404_is_not_covered() {
        Answer nothing = new Answer(TWO, Exposition.read(""), null);
        round(0, answer(ONE, 0, 0), nothing);

        assertThat(round(60, answer(ONE, 2, 2), nothing).get(0).coverage()).isEqualTo(0.5);
    }

    @Test
    void a_pod_that_left_before_the_end_is_expected_only_as_long_as_it_was() {
        round(0, answer(ONE, 0, 0), answer(TWO, 0, 0));
        round(30, answer(ONE, 1, 1), answer(TWO, 1, 1));
        round(45, 2, answer(ONE, 1, 1));

        assertThat(round(60, 1, answer(ONE, 2, 2)).get(0).coverage()).isEqualTo(90 / 105.0);
    }

    @Test
    void the_time_before_the_first_scrape_is_nobodys_fault() {
        round(15, answer(ONE, 0, 0));

        assertThat(round(60, answer(ONE, 2, 2)).get(0).coverage()).isEqualTo(1);
    }

    @Test
    void a_clock_that_goes_back_starts_the_windows_anew() {
        round(0, answer(ONE, 0, 0));
        round(86_400, answer(ONE, 7, 7));
        assertThat(round(10, answer(ONE, 8, 8))).isEmpty();

        List<ClosedWindow> closed = round(70, answer(ONE, 10, 9));

        assertThat(closed.get(0).start()).isEqualTo(NOON.plusSeconds(10));
        assertThat(closed.get(0).counts().orElseThrow().counts()).containsExactly(2L, 1L);
        assertThat(closed.get(0).coverage()).isEqualTo(1);
    }

    @Test
    void one_pod_that_answers_garbage_fails_the_window_and_not_the_next_one() {
        round(0, answer(ONE, 0, 0), answer(TWO, 0, 0));
        List<ClosedWindow> failed = round(60, answer(ONE, 3, 1), failed(TWO));
        List<ClosedWindow> whole = round(120, answer(ONE, 4, 1), answer(TWO, 0, 0));

        assertThat(failed.get(0).failure()).contains("pod m-1-b: the metrics answer with HTTP 500");
        assertThat(failed.get(0).counts()).isEmpty();
        assertThat(whole.get(0).failure()).isEmpty();
    }

    @Test
    void counts_that_are_none_fail_only_the_signal_that_they_are_of() {
        String text =
                Text.output("score", "m", 1, 1) + "model_input_value_count{feature=\"age\"} -3\n";
        round(0, new Answer(ONE, Exposition.read(text), null));

        List<ClosedWindow> closed = round(60, new Answer(ONE, Exposition.read(text), null));

        assertThat(closed.get(0).failure())
                .contains("pod m-1-a: model_input_value_count is not a count");
        assertThat(closed.get(1).failure()).isEmpty();
    }

    @Test
    void without_a_pod_the_window_closes_all_the_same_and_holds_nothing() {
        round(0);

        List<ClosedWindow> closed = round(60);

        assertThat(closed).hasSize(2);
        assertThat(closed.get(0).counts()).isEmpty();
        assertThat(closed.get(0).failure()).isEmpty();
        assertThat(closed.get(0).coverage()).isZero();
    }

    private List<ClosedWindow> round(int second, Answer... answers) {
        return round(second, answers.length, answers);
    }

    private List<ClosedWindow> round(int second, int due, Answer... answers) {
        return session.round(
                target(Arrays.stream(answers).map(Answer::pod).toList(), due),
                List.of(answers),
                NOON.plusSeconds(second));
    }

    private static Answer answer(PodAddress pod, long low, long high) {
        return new Answer(pod, Exposition.read(Text.counts(low, high)), null);
    }

    private static Answer failed(PodAddress pod) {
        return new Answer(pod, null, "the metrics answer with HTTP 500");
    }

    private static SamplingTarget target(List<PodAddress> pods, int due) {
        return new SamplingTarget(
                new ResourceID("m", "clinic"),
                "m-1",
                List.of(Text.age(MINUTE), Text.score(MINUTE)),
                pods,
                new Endpoint(8080, "/metrics"),
                new ScrapeLimits(Duration.ofSeconds(15), Duration.ofSeconds(5), 1000),
                due);
    }
}
