package io.aihub.sandbox.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Counts per bin of both inputs and the output of the sample model: all that a ReferenceProfile
 * needs, and the edges that servers of every version count with.
 *
 * @param features by name: {@code age}, {@code d_dimer}, {@code pe_probability}, in this order
 */
public record ReferenceCounts(Map<String, Binned> features) {
    /** The output tensor, and the {@code output} label of the metrics. */
    public static final String OUTPUT = "pe_probability";

    private static final int BINS = 10;
    private static final int LEAST_ROWS = 100;

    /**
     * One feature.
     *
     * @param edges finite upper bounds, ascending; the last bin is open
     * @param counts one more than there are edges
     */
    public record Binned(List<Double> edges, List<Long> counts) {
        /** Unmodifiable copies. */
        public Binned {
            edges = List.copyOf(edges);
            counts = List.copyOf(counts);
        }
    }

    /** A copy in the given order. */
    public ReferenceCounts {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    /** The reference of the demo: 10 000 patients of a fixed seed. */
    public static ReferenceCounts standard() {
        return PatientFlow.reference(2026, 10_000);
    }

    /**
     * @param rows at least 100
     * @throws IllegalArgumentException when there are fewer
     */
    static ReferenceCounts of(List<PatientRow> rows, LogisticModel model) {
        if (rows.size() < LEAST_ROWS) {
            throw new IllegalArgumentException("deciles need at least " + LEAST_ROWS + " rows");
        }
        Map<String, Binned> features = new LinkedHashMap<>();
        features.put(Feature.Age.tensor(), binned(rows, PatientRow::age, 10));
        features.put(Feature.DDimer.tensor(), binned(rows, PatientRow::dDimer, 100));
        features.put(OUTPUT, binned(rows, model::probability, 10_000));
        return new ReferenceCounts(features);
    }

    /** The edges by feature: what {@link ModelConfig} takes. */
    public Map<String, List<Double>> edges() {
        Map<String, List<Double>> edges = new LinkedHashMap<>();
        features.forEach((name, binned) -> edges.put(name, binned.edges()));
        return edges;
    }

    private static Binned binned(
            List<PatientRow> rows, ToDoubleFunction<PatientRow> value, int steps) {
        double[] sorted = rows.stream().mapToDouble(value).sorted().toArray();
        List<Double> edges = new ArrayList<>();
        for (int i = 1; i < BINS; i++) {
            double decile = sorted[sorted.length * i / BINS - 1];
            edges.add(Math.round(decile * steps) / (double) steps);
        }
        List<Double> distinct = edges.stream().distinct().toList();
        Long[] counts = new Long[distinct.size() + 1];
        Arrays.fill(counts, 0L);
        for (double one : sorted) {
            counts[BatchedHistogram.bin(distinct, one)]++;
        }
        return new Binned(distinct, Arrays.asList(counts));
    }
}
