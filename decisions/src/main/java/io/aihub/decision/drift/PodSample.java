package io.aihub.decision.drift;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One scrape of one histogram on one pod: cumulative over {@code le} and over time. It may hold
 * nonsense; {@link CounterWindow} turns that into a failure of the window.
 *
 * @param pod a name that no other pod has while both run
 * @param at when it was scraped
 * @param processStart when the process on the pod says that it started
 * @param buckets cumulative observations by {@code le}, with positive infinity
 * @param count all observations ({@code _count})
 * @param missing observations without a usable value
 */
public record PodSample(
        String pod,
        Instant at,
        Optional<Instant> processStart,
        SortedMap<Double, Long> buckets,
        long count,
        long missing) {
    public PodSample {
        Objects.requireNonNull(pod);
        Objects.requireNonNull(at);
        Objects.requireNonNull(processStart);
        SortedMap<Double, Long> copy = new TreeMap<>();
        // Adding 0.0 makes -0.0 and 0.0 the same edge, as they are the same double.
        buckets.forEach((le, value) -> copy.put(le + 0.0, value));
        buckets = Collections.unmodifiableSortedMap(copy);
    }

    /** What is wrong with this scrape by itself, in one clause. */
    Optional<String> inconsistency() {
        if (!Objects.equals(buckets.get(Double.POSITIVE_INFINITY), count)) {
            return Optional.of("the +Inf bucket and _count differ");
        }
        if (buckets.containsKey(Double.NaN) || buckets.containsKey(Double.NEGATIVE_INFINITY)) {
            return Optional.of("a bucket has no finite edge");
        }
        long below = 0;
        for (Map.Entry<Double, Long> bucket : buckets.entrySet()) {
            if (bucket.getValue() < below) {
                return Optional.of("the buckets do not ascend at le=" + bucket.getKey());
            }
            below = bucket.getValue();
        }
        if (missing < 0) {
            return Optional.of("the missing count is negative");
        }
        return count > Histogram.MOST || missing > Histogram.MOST
                ? Optional.of("its counts are too large")
                : Optional.empty();
    }
}
