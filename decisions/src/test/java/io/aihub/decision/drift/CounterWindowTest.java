package io.aihub.decision.drift;

import static io.aihub.decision.drift.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CounterWindowTest {
    private static final Instant LONG_AGO = NOON.minusSeconds(86_400);

    @Test
    void the_reference_case_counts_139() {
        CounterWindow window = open();
        int second = 0;
        for (long count : new long[] {100, 150, 20, 60}) {
            window.add(sample("a", ++second, LONG_AGO, 0, count));
        }
        assertThat(total(window)).isEqualTo(110);
        window.add(sample("b", 5, NOON.plusSeconds(1), 0, 7));
        window.add(sample("b", 9, NOON.plusSeconds(1), 0, 9));
        assertThat(total(window)).isEqualTo(119);
        window.add(sample("c", 1, LONG_AGO, 0, 500));
        window.add(sample("c", 2, LONG_AGO, 0, 520));
        assertThat(total(window)).isEqualTo(139);
    }

    @Test
    void pods_that_write_an_edge_as_another_float_are_added_up() {
        CounterWindow window = open();
        Instant started = NOON.plusSeconds(1);
        SortedMap<Double, Long> floats = new TreeMap<>(Map.of(1.0000001192092896, 2L));
        floats.put(Double.POSITIVE_INFINITY, 4L);
        window.add(sample("a", 1, started, 3, 10));
        window.add(pod("b", 1, started, floats, 4, 0));

        Histogram counts = window.close(NOON.plusSeconds(60)).counts().orElseThrow();

        assertThat(counts.edges()).containsExactly(1.0);
        assertThat(counts.counts()).containsExactly(5L, 9L);
    }

    @Test
    void three_then_two_counts_two_more() {
        CounterWindow window = open();
        window.add(sample("a", 1, NOON.plusSeconds(1), 0, 3));
        window.add(sample("a", 2, NOON.plusSeconds(1), 0, 2));
        assertThat(total(window)).isEqualTo(5);
    }

    @Test
    void a_reset_is_seen_on_the_count_and_applied_to_every_bucket() {
        CounterWindow window = open();
        window.add(sample("a", 1, LONG_AGO, 2, 10));
        // The first bucket did not fall, but the process is a new one.
        window.add(sample("a", 2, LONG_AGO, 4, 6));
        assertThat(counts(window)).containsExactly(4L, 2L);
    }

    @Test
    void a_process_younger_than_the_last_scrape_is_a_reset_even_if_it_counted_more() {
        CounterWindow window = open();
        window.add(sample("a", 1, LONG_AGO, 2, 10));
        window.add(sample("a", 9, NOON.plusSeconds(2), 8, 15));
        assertThat(counts(window)).containsExactly(8L, 7L);
    }

    @Test
    void a_start_time_that_wobbles_is_no_reset() {
        CounterWindow window = open();
        window.add(sample("a", 1, LONG_AGO, 2, 10));
        window.add(sample("a", 9, LONG_AGO.plusMillis(7), 8, 18));
        assertThat(counts(window)).containsExactly(6L, 2L);
    }

    @Test
    void a_new_pod_counts_from_zero_only_when_it_started_inside_the_window() {
        assertThat(total(open().add(sample("a", 5, NOON, 0, 7)))).isEqualTo(7);
        assertThat(total(open().add(sample("a", 5, NOON.minusMillis(1), 0, 7)))).isZero();
        assertThat(total(open().add(sample("a", 5, NOON.plusSeconds(60), 0, 7)))).isZero();
        assertThat(total(open().add(sample("a", 5, null, 0, 7)))).isZero();
    }

    @Test
    void the_next_window_counts_on_from_the_last_scrapes() {
        CounterWindow first = open();
        first.add(sample("a", 1, LONG_AGO, 5, 100));
        first.add(sample("a", 2, LONG_AGO, 6, 110));
        CounterWindow second = first.next(NOON.plusSeconds(3));
        second.add(sample("a", 4, LONG_AGO, 9, 130));
        assertThat(counts(first)).containsExactly(1L, 9L);
        assertThat(counts(second)).containsExactly(3L, 17L);
        assertThat(second.start()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void a_pod_that_missed_one_window_is_counted_on_and_one_long_silent_is_not() {
        CounterWindow first = open();
        first.add(sample("a", 8, LONG_AGO, 0, 100));
        CounterWindow third = first.next(NOON.plusSeconds(10)).next(NOON.plusSeconds(20));
        assertThat(total(third.add(sample("a", 21, LONG_AGO, 0, 130)))).isEqualTo(30);
        CounterWindow later = open();
        later.add(sample("a", 8, LONG_AGO, 0, 100));
        for (int second = 10; second <= 30; second += 10) {
            later = later.next(NOON.plusSeconds(second));
        }
        assertThat(total(later.add(sample("a", 31, LONG_AGO, 0, 130)))).isZero();
    }

    @Test
    void a_pod_that_vanished_keeps_what_it_counted() {
        CounterWindow window = open();
        window.add(sample("a", 1, NOON, 0, 40));
        window.add(sample("b", 9, NOON, 0, 2));
        assertThat(total(window)).isEqualTo(42);
    }

    @Test
    void a_bucket_that_fell_without_a_restart_is_a_failure_and_never_clipped() {
        CounterWindow window = open();
        window.add(sample("a", 1, LONG_AGO, 8, 10));
        window.add(sample("a", 2, LONG_AGO, 5, 12));
        ClosedWindow closed = close(window);
        assertThat(closed.counts()).isEmpty();
        assertThat(closed.failure()).contains("pod a: a bucket fell without a restart");
    }

    @Test
    void a_bin_that_fell_hidden_in_the_cumulative_buckets_is_a_failure() {
        CounterWindow window = open();
        window.add(sample("a", 1, LONG_AGO, 2, 10));
        // 8 observations were above the first edge, now there are 7.
        window.add(sample("a", 2, LONG_AGO, 5, 12));
        assertThat(close(window).failure()).isPresent();
    }

    @Test
    void a_scrape_that_contradicts_itself_fails_the_window_and_is_not_counted_on_from() {
        CounterWindow window = open();
        window.add(sample("a", 1, LONG_AGO, 2, 10));
        window.add(pod("a", 2, LONG_AGO, buckets(5, 4), 4, 0));
        assertThat(close(window).failure()).hasValueSatisfying(f -> assertThat(f).contains("le="));
        CounterWindow next = window.next(NOON.plusSeconds(3));
        next.add(sample("a", 4, LONG_AGO, 3, 12));
        assertThat(counts(next)).containsExactly(1L, 1L);
    }

    @Test
    void every_kind_of_nonsense_is_a_failure() {
        SortedMap<Double, Long> open = new TreeMap<>();
        open.put(1.0, 3L);
        SortedMap<Double, Long> nan = buckets(1, 3);
        nan.put(Double.NaN, 3L);
        List<PodSample> nonsense =
                List.of(
                        pod("a", 1, NOON, open, 3, 0),
                        pod("a", 1, NOON, nan, 3, 0),
                        pod("a", 1, NOON, buckets(1, 3), 4, 0),
                        pod("a", 1, NOON, buckets(-1, 3), 3, 0),
                        pod("a", 1, NOON, buckets(-3, -1), -1, 0),
                        pod("a", 1, NOON, buckets(1, 3), 3, -1),
                        pod("a", 1, NOON, buckets(1, Long.MAX_VALUE), Long.MAX_VALUE, 0),
                        pod("a", 1, NOON, new TreeMap<>(), 0, 0));
        for (PodSample sample : nonsense) {
            assertThat(close(open().add(sample)).failure()).as(sample.toString()).isPresent();
        }
    }

    @Test
    void pods_with_other_buckets_are_coarsened_to_the_common_ones() {
        SortedMap<Double, Long> other = new TreeMap<>();
        other.put(0.5, 3L);
        other.put(1.0, 4L);
        other.put(Double.POSITIVE_INFINITY, 9L);
        CounterWindow window = open();
        window.add(pod("b", 1, NOON, other, 9, 0));
        window.add(sample("a", 1, NOON, 2, 10));
        Histogram counts = close(window).counts().orElseThrow();
        assertThat(counts.edges()).containsExactly(1.0);
        assertThat(counts.counts()).containsExactly(6L, 13L);
    }

    @Test
    void buckets_that_change_without_a_restart_are_a_failure() {
        SortedMap<Double, Long> other = new TreeMap<>();
        other.put(2.0, 4L);
        other.put(Double.POSITIVE_INFINITY, 19L);
        CounterWindow window = open();
        window.add(sample("a", 1, NOON, 2, 10));
        window.add(pod("a", 2, NOON, other, 19, 0));
        assertThat(close(window).failure())
                .contains("pod a: its buckets changed without a restart");
    }

    @Test
    void missing_values_are_counted_apart() {
        CounterWindow window = open();
        window.add(pod("a", 1, LONG_AGO, buckets(1, 2), 2, 10));
        window.add(pod("a", 2, LONG_AGO, buckets(2, 4), 4, 13));
        window.add(pod("a", 3, LONG_AGO, buckets(1, 1), 1, 2));
        assertThat(close(window).counts().orElseThrow().missing()).isEqualTo(5);
    }

    @Test
    void without_a_scrape_there_are_no_counts() {
        ClosedWindow closed = close(open());
        assertThat(closed.counts()).isEmpty();
        assertThat(closed.failure()).isEmpty();
        assertThat(closed.coverage()).isZero();
    }

    @Test
    void a_failure_of_the_source_is_kept_and_the_message_does_not_depend_on_the_order() {
        CounterWindow one = open().failed("b is silent").failed("a is silent");
        CounterWindow two = open().failed("a is silent").failed("b is silent");
        assertThat(close(one)).isEqualTo(close(two));
        assertThat(close(one).failure()).contains("a is silent");
    }

    @Test
    void coverage_is_scraped_pod_time_by_expected_pod_time() {
        CounterWindow window = open();
        window.add(sample("a", 0, LONG_AGO, 0, 10));
        window.add(sample("a", 10, LONG_AGO, 0, 20));
        assertThat(close(window).coverage()).isEqualTo(1);
        window.add(sample("b", 0, LONG_AGO, 0, 10));
        window.add(sample("b", 5, LONG_AGO, 0, 20));
        assertThat(close(window).coverage()).isCloseTo(0.75, within(1e-12));
        // Started in the middle of the window: expected for the second half only.
        window.add(sample("c", 10, NOON.plusSeconds(5), 0, 20));
        assertThat(close(window).coverage()).isCloseTo(0.8, within(1e-12));
        assertThat(window.close(NOON.plusSeconds(10), Duration.ofSeconds(40)).coverage())
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void the_closed_window_tells_whose_it_is() {
        ClosedWindow closed = close(open());
        assertThat(closed.signal()).isEqualTo("age-input");
        assertThat(closed.revision()).isEqualTo("triage-0123456789");
        assertThat(closed.start()).isEqualTo(NOON);
        assertThat(closed.end()).isEqualTo(NOON.plusSeconds(10));
    }

    private static CounterWindow open() {
        return CounterWindow.open("age-input", "triage-0123456789", NOON);
    }

    private static ClosedWindow close(CounterWindow window) {
        return window.close(NOON.plusSeconds(10));
    }

    private static List<Long> counts(CounterWindow window) {
        return close(window).counts().orElseThrow().counts();
    }

    private static long total(CounterWindow window) {
        return close(window).counts().orElseThrow().total();
    }

    private static PodSample sample(
            String pod, int second, Instant started, long belowOne, long count) {
        return pod(pod, second, started, buckets(belowOne, count), count, 0);
    }

    private static PodSample pod(
            String pod,
            int second,
            Instant started,
            SortedMap<Double, Long> buckets,
            long count,
            long missing) {
        return new PodSample(
                pod,
                NOON.plusSeconds(second),
                Optional.ofNullable(started),
                buckets,
                count,
                missing);
    }

    private static SortedMap<Double, Long> buckets(long belowOne, long count) {
        SortedMap<Double, Long> buckets = new TreeMap<>();
        buckets.put(1.0, belowOne);
        buckets.put(Double.POSITIVE_INFINITY, count);
        return buckets;
    }
}
