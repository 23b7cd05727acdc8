package io.aihub.decision.drift;

import static io.aihub.decision.drift.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Pods that observe at random, restart at random and are scraped once a second. */
class CounterWindowPropertiesTest {
    private static final int BINS = 4;
    private static final Instant BEFORE = NOON.minusSeconds(1000);

    /** One second on one pod: what it observed per bin, and whether it restarted just before. */
    record Tick(List<Integer> observed, boolean restarted) {}

    @Property(tries = 300)
    void every_observation_between_the_scrapes_is_counted_once(
            @ForAll("pods") List<List<Tick>> pods) {
        long[] expected = new long[BINS];
        for (List<Tick> ticks : pods) {
            // The first scrape is where counting begins.
            ticks.subList(1, ticks.size()).forEach(tick -> addTo(expected, tick));
        }
        ClosedWindow closed = close(filled(scrapes(pods)));
        assertThat(closed.failure()).isEmpty();
        assertThat(closed.counts().orElseThrow().counts())
                .isEqualTo(Samples.histogram(expected).counts());
    }

    @Property(tries = 300)
    void bins_add_up_to_the_count_and_none_is_negative(@ForAll("pods") List<List<Tick>> pods) {
        Histogram counts = close(filled(scrapes(pods))).counts().orElseThrow();
        long expected =
                pods.stream()
                        .flatMap(ticks -> ticks.stream().skip(1))
                        .flatMap(tick -> tick.observed().stream())
                        .mapToLong(Integer::longValue)
                        .sum();
        assertThat(counts.total()).isEqualTo(expected);
        assertThat(counts.counts()).allMatch(count -> count >= 0);
    }

    @Property(tries = 300)
    void a_window_split_at_any_scrape_adds_up_to_the_whole(
            @ForAll("pods") List<List<Tick>> pods, @ForAll @IntRange(min = 1, max = 9) int at) {
        List<PodSample> scrapes = scrapes(pods);
        Instant split = NOON.plusSeconds(at);
        CounterWindow first = open();
        scrapes.stream().filter(s -> s.at().isBefore(split)).forEach(first::add);
        CounterWindow second = first.next(split);
        scrapes.stream().filter(s -> !s.at().isBefore(split)).forEach(second::add);
        Histogram whole = close(filled(scrapes)).counts().orElseThrow();
        Histogram before = close(first).counts().orElseThrow();
        Optional<Histogram> after = close(second).counts();
        assertThat(after.map(before::plus).orElse(before)).isEqualTo(whole);
    }

    @Property(tries = 300)
    void a_duplicated_scrape_changes_nothing(
            @ForAll("pods") List<List<Tick>> pods, @ForAll @IntRange(min = 0, max = 99) int which) {
        List<PodSample> scrapes = scrapes(pods);
        List<PodSample> twice = new ArrayList<>(scrapes);
        int at = which % scrapes.size();
        twice.add(at, scrapes.get(at));
        twice.add(scrapes.get(at));
        assertThat(close(filled(twice))).isEqualTo(close(filled(scrapes)));
    }

    @Property(tries = 300)
    void the_order_of_pods_does_not_matter(
            @ForAll("pods") List<List<Tick>> pods, @ForAll long seed) {
        List<PodSample> scrapes = scrapes(pods);
        List<PodSample> mixed = new ArrayList<>(scrapes);
        Collections.shuffle(mixed, new Random(seed));
        mixed.sort((one, other) -> one.at().compareTo(other.at()));
        List<PodSample> podByPod = new ArrayList<>(scrapes);
        podByPod.sort((one, other) -> one.pod().compareTo(other.pod()));
        assertThat(close(filled(mixed))).isEqualTo(close(filled(scrapes)));
        assertThat(close(filled(podByPod))).isEqualTo(close(filled(scrapes)));
    }

    @Property(tries = 300)
    void a_window_is_the_sum_of_its_pods(@ForAll("pods") List<List<Tick>> pods) {
        Histogram sum = Samples.histogram(new long[BINS]);
        List<PodSample> scrapes = scrapes(pods);
        for (String pod : scrapes.stream().map(PodSample::pod).distinct().toList()) {
            List<PodSample> own = scrapes.stream().filter(s -> s.pod().equals(pod)).toList();
            sum = sum.plus(close(filled(own)).counts().orElseThrow());
        }
        assertThat(close(filled(scrapes)).counts()).contains(sum);
    }

    @Provide
    Arbitrary<List<List<Tick>>> pods() {
        Arbitrary<List<Integer>> observed =
                Arbitraries.integers().between(0, 20).list().ofSize(BINS);
        Arbitrary<Boolean> restarted = Arbitraries.of(true, false, false, false);
        return Combinators.combine(observed, restarted)
                .as(Tick::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static List<PodSample> scrapes(List<List<Tick>> pods) {
        List<PodSample> scrapes = new ArrayList<>();
        for (int pod = 0; pod < pods.size(); pod++) {
            long[] sums = new long[BINS];
            Instant started = BEFORE;
            for (int second = 0; second < pods.get(pod).size(); second++) {
                Tick tick = pods.get(pod).get(second);
                if (tick.restarted() && second > 0) {
                    sums = new long[BINS];
                    started = NOON.plusSeconds(second).minusMillis(500);
                }
                addTo(sums, tick);
                scrapes.add(sample("pod-" + pod, second, started, sums));
            }
        }
        scrapes.sort((one, other) -> one.at().compareTo(other.at()));
        return scrapes;
    }

    private static PodSample sample(String pod, int second, Instant started, long[] sums) {
        SortedMap<Double, Long> buckets = new TreeMap<>();
        long below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += sums[bin];
            buckets.put(bin == BINS - 1 ? Double.POSITIVE_INFINITY : bin + 1.0, below);
        }
        return new PodSample(
                pod, NOON.plusSeconds(second), Optional.of(started), buckets, below, 0);
    }

    private static void addTo(long[] sums, Tick tick) {
        for (int bin = 0; bin < BINS; bin++) {
            sums[bin] += tick.observed().get(bin);
        }
    }

    private static CounterWindow filled(List<PodSample> scrapes) {
        CounterWindow window = open();
        scrapes.forEach(window::add);
        return window;
    }

    private static CounterWindow open() {
        return CounterWindow.open("age-input", "triage-0123456789", NOON);
    }

    private static ClosedWindow close(CounterWindow window) {
        return window.close(NOON.plusSeconds(10));
    }
}
