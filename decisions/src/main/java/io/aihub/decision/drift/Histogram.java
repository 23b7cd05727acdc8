package io.aihub.decision.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts per bin of one numeric feature or output.
 *
 * @param edges the finite upper bounds ({@code le}), strictly ascending; the last bin is open
 * @param counts observations per bin, one more than there are edges, none negative
 * @param missing observations without a usable value, none negative
 */
public record Histogram(List<Double> edges, List<Long> counts, long missing) {
    /** The most observations in one histogram; no cluster gets there, an overflow would. */
    static final long MOST = 1_000_000_000_000_000L;

    /**
     * @throws IllegalArgumentException when edges do not ascend or are not finite, lengths do not
     *     fit, or a count is negative or beyond 1e15
     */
    public Histogram {
        // Adding 0.0 makes -0.0 and 0.0 the same edge, as they are the same double.
        edges = edges.stream().map(edge -> edge + 0.0).toList();
        counts = List.copyOf(counts);
        if (counts.size() != edges.size() + 1) {
            throw new IllegalArgumentException(
                    edges.size()
                            + " edges need "
                            + (edges.size() + 1)
                            + " counts, not "
                            + counts.size());
        }
        checkEdges(edges);
        if (missing < 0 || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("counts must not be negative");
        }
        if (missing > MOST || counts.stream().mapToDouble(Long::doubleValue).sum() > MOST) {
            throw new IllegalArgumentException("counts are too large to add");
        }
    }

    private static void checkEdges(List<Double> edges) {
        if (!edges.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("edges must be finite: " + edges);
        }
        for (int i = 1; i < edges.size(); i++) {
            if (edges.get(i - 1) >= edges.get(i)) {
                throw new IllegalArgumentException("edges must ascend: " + edges);
            }
        }
    }

    /** All observations with a usable value. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Both histograms pooled.
     *
     * @throws IllegalArgumentException when the edges differ (coarsen first) or the counts are too
     *     large to add
     */
    public Histogram plus(Histogram other) {
        if (!edges.equals(other.edges)) {
            throw new IllegalArgumentException("edges differ: " + edges + " and " + other.edges);
        }
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            sums.add(counts.get(i) + other.counts.get(i));
        }
        return new Histogram(edges, sums, missing + other.missing);
    }

    /** The same counts, with each edge written as the one of {@code others} that it is. */
    Histogram named(List<Double> others) {
        return edges.equals(others)
                ? this
                : new Histogram(Edges.named(edges, others), counts, missing);
    }

    /**
     * The same observations in the bins between the kept edges, which is exact.
     *
     * @throws IllegalArgumentException when an edge is kept that is not there
     */
    public Histogram coarsened(List<Double> kept) {
        List<Long> sums = new ArrayList<>();
        long sum = 0;
        int next = 0;
        for (int i = 0; i < counts.size(); i++) {
            sum += counts.get(i);
            boolean ends = i < edges.size() && next < kept.size();
            if (ends && edges.get(i).doubleValue() == kept.get(next)) {
                sums.add(sum);
                sum = 0;
                next++;
            }
        }
        if (next < kept.size()) {
            throw new IllegalArgumentException("no edge " + kept.get(next) + " in " + edges);
        }
        sums.add(sum);
        return new Histogram(kept, sums, missing);
    }
}
