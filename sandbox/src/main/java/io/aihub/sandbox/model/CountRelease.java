package io.aihub.sandbox.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How values become public counts.
 *
 * @param edges finite ascending upper bounds by {@code age}, {@code d_dimer} and {@code
 *     pe_probability}
 * @param atLeast the fewest new observations of a series that are shown at once, from 1
 */
public record CountRelease(Map<String, List<Double>> edges, int atLeast) {
    private static final int SMALLEST_SAFE_CELL = 10;

    /**
     * @throws IllegalArgumentException when a feature has no edges, edges do not ascend, or atLeast
     *     is below 1
     */
    public CountRelease {
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        for (String name :
                List.of(Feature.Age.tensor(), Feature.DDimer.tensor(), ReferenceCounts.OUTPUT)) {
            copy.put(name, List.copyOf(checked(name, edges.getOrDefault(name, List.of()))));
        }
        edges = Collections.unmodifiableMap(copy);
        if (atLeast < 1) {
            throw new IllegalArgumentException("a batch holds at least one observation");
        }
    }

    /** These edges in batches of ten, the default smallest cell. */
    public static CountRelease of(ReferenceCounts reference) {
        return new CountRelease(reference.edges(), SMALLEST_SAFE_CELL);
    }

    /** A short digest of the edges: the {@code reference_digest} label. */
    String digest() {
        return ShortDigest.of(edges.toString());
    }

    private static List<Double> checked(String name, List<Double> edges) {
        if (edges.isEmpty()) {
            throw new IllegalArgumentException("edges of " + name + " are needed");
        }
        for (int i = 0; i < edges.size(); i++) {
            boolean ascends = i == 0 || edges.get(i - 1) < edges.get(i);
            if (!Double.isFinite(edges.get(i)) || !ascends) {
                throw new IllegalArgumentException("edges of " + name + " must ascend, finite");
            }
        }
        return edges;
    }
}
