package io.aihub.decision.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An open window that turns the cumulative counters of many pods into the counts of one window.
 * Confined: one thread adds and closes; what {@link #close} returns is immutable.
 *
 * <p>A pod whose {@code _count} fell was reset, and so was one whose process started after its last
 * scrape; all its buckets then count from 0. A pod seen for the first time counts from 0 only when
 * its process started inside the window, else its first scrape is where counting begins. Buckets
 * that not every pod has are dropped, since cumulative buckets coarsen exactly. What a pod counted
 * before it vanished stays.
 */
public final class CounterWindow {
    private final String signal;
    private final String revision;
    private final Instant start;
    private final Map<String, PodSample> last;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Instant> expectedFrom = new HashMap<>();
    private SortedMap<Double, Long> sums = new TreeMap<>();
    private long missing;
    private Duration covered = Duration.ZERO;
    private Optional<String> failure = Optional.empty();

    private CounterWindow(
            String signal, String revision, Instant start, Map<String, PodSample> last) {
        this.signal = signal;
        this.revision = revision;
        this.start = start;
        this.last = last;
    }

    /** Opens the first window of a revision. */
    public static CounterWindow open(String signal, String revision, Instant start) {
        return new CounterWindow(signal, revision, start, new HashMap<>());
    }

    /**
     * Opens the window that follows, which counts on from the last scrapes of this one. A pod that
     * was not scraped for two window lengths is forgotten: gone, or too long silent to count on.
     */
    public CounterWindow next(Instant nextStart) {
        Duration length = nonNegative(Duration.between(start, nextStart));
        Instant oldest = start.minus(length);
        Map<String, PodSample> carried = new HashMap<>(last);
        carried.values().removeIf(sample -> sample.at().isBefore(oldest));
        return new CounterWindow(signal, revision, nextStart, carried);
    }

    /** When the window was opened. */
    public Instant start() {
        return start;
    }

    /**
     * Adds one scrape. One that is not newer than the pod's last changes nothing; one that
     * contradicts itself or the pod's last fails the window and is not counted on from.
     */
    public CounterWindow add(PodSample sample) {
        PodSample before = last.get(sample.pod());
        if (before != null && !sample.at().isAfter(before.at())) {
            return this;
        }
        Optional<String> wrong = sample.inconsistency();
        if (wrong.isPresent()) {
            return failed("pod " + sample.pod() + ": " + wrong.get());
        }
        if (before != null) {
            countOn(before, sample);
        } else {
            begin(sample);
        }
        return this;
    }

    /** Notes why the source cannot be trusted; the window then ends as a source error. */
    public CounterWindow failed(String reason) {
        // Of several messages the first in alphabetical order is kept, so that the order of pods
        // does not matter.
        failure = Optional.of(failure.filter(f -> f.compareTo(reason) <= 0).orElse(reason));
        return this;
    }

    /** Closes the window, expecting every pod that it saw to have been there until the end. */
    public ClosedWindow close(Instant end) {
        Duration expected = Duration.ZERO;
        for (Instant from : expectedFrom.values()) {
            expected = expected.plus(nonNegative(Duration.between(from, end)));
        }
        return close(end, expected);
    }

    /**
     * Closes the window.
     *
     * @param end of the window
     * @param expectedPodTime how long all pods together should have been scraped
     */
    public ClosedWindow close(Instant end, Duration expectedPodTime) {
        Optional<Histogram> counts =
                failure.isPresent() || seen.isEmpty() ? Optional.empty() : Optional.of(histogram());
        return new ClosedWindow(
                signal, revision, start, end, counts, failure, coverage(expectedPodTime));
    }

    private void begin(PodSample sample) {
        boolean startedInside =
                sample.processStart()
                        .filter(started -> !started.isBefore(start))
                        .filter(started -> !started.isAfter(sample.at()))
                        .isPresent();
        Instant from = startedInside ? sample.processStart().get() : start;
        SortedMap<Double, Long> counted = new TreeMap<>(sample.buckets());
        if (!startedInside) {
            counted.replaceAll((le, value) -> 0L);
        }
        Duration time = startedInside ? Duration.between(from, sample.at()) : Duration.ZERO;
        count(sample, counted, startedInside ? sample.missing() : 0, time);
        expectedFrom.put(sample.pod(), from);
    }

    private void countOn(PodSample before, PodSample sample) {
        boolean reset = wasReset(before, sample);
        if (!reset && !before.buckets().keySet().equals(sample.buckets().keySet())) {
            failed("pod " + sample.pod() + ": its buckets changed without a restart");
            return;
        }
        SortedMap<Double, Long> counted = new TreeMap<>(sample.buckets());
        if (!reset) {
            before.buckets().forEach((le, value) -> counted.merge(le, -value, Long::sum));
        }
        if (descends(counted)) {
            failed("pod " + sample.pod() + ": a bucket fell without a restart");
            return;
        }
        boolean missingReset = reset || sample.missing() < before.missing();
        long newlyMissing = sample.missing() - (missingReset ? 0 : before.missing());
        count(sample, counted, newlyMissing, Duration.between(before.at(), sample.at()));
        expectedFrom.putIfAbsent(sample.pod(), start);
    }

    private static boolean wasReset(PodSample before, PodSample sample) {
        boolean newProcess =
                before.processStart().isPresent()
                        && sample.processStart()
                                .filter(started -> started.isAfter(before.processStart().get()))
                                .filter(started -> started.isAfter(before.at()))
                                .isPresent();
        return sample.count() < before.count() || newProcess;
    }

    private void count(
            PodSample sample, SortedMap<Double, Long> counted, long newlyMissing, Duration time) {
        SortedMap<Double, Long> added = new TreeMap<>();
        for (Map.Entry<Double, Long> bucket : named(counted).entrySet()) {
            Long sum = seen.isEmpty() ? Long.valueOf(0) : sums.get(bucket.getKey());
            if (sum != null) {
                added.put(bucket.getKey(), sum + bucket.getValue());
            }
        }
        sums = added;
        missing += newlyMissing;
        if (added.get(Double.POSITIVE_INFINITY) > Histogram.MOST || missing > Histogram.MOST) {
            failed("its counts are too large to add");
        }
        covered = covered.plus(time);
        seen.add(sample.pod());
        last.put(sample.pod(), sample);
    }

    /** Two pods may write the same edge differently. */
    private SortedMap<Double, Long> named(SortedMap<Double, Long> counted) {
        if (seen.isEmpty() || counted.keySet().equals(sums.keySet())) {
            return counted;
        }
        List<Double> edges = Edges.named(List.copyOf(counted.keySet()), List.copyOf(sums.keySet()));
        SortedMap<Double, Long> named = new TreeMap<>();
        int next = 0;
        for (long value : counted.values()) {
            named.put(edges.get(next++), value);
        }
        return named;
    }

    private Histogram histogram() {
        List<Double> edges = new ArrayList<>(sums.keySet());
        edges.remove(edges.size() - 1);
        List<Long> counts = new ArrayList<>();
        long below = 0;
        for (long cumulative : sums.values()) {
            counts.add(cumulative - below);
            below = cumulative;
        }
        return new Histogram(edges, counts, missing);
    }

    private double coverage(Duration expected) {
        double seconds = seconds(expected);
        return seconds > 0 ? Math.min(1, seconds(covered) / seconds) : 0;
    }

    private static boolean descends(SortedMap<Double, Long> cumulative) {
        long below = 0;
        for (long value : cumulative.values()) {
            if (value < below) {
                return true;
            }
            below = value;
        }
        return false;
    }

    private static Duration nonNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
