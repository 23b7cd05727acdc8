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
    /**
     * @throws IllegalArgumentException when edges do not ascend, lengths do not fit or a count is
     *     negative
     */
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (counts.size() != edges.size() + 1) {
            throw new IllegalArgumentException(
                    edges.size()
                            + " edges need "
                            + (edges.size() + 1)
                            + " counts, not "
                            + counts.size());
        }
        for (int i = 1; i < edges.size(); i++) {
            if (edges.get(i - 1) >= edges.get(i)) {
                throw new IllegalArgumentException("edges must ascend: " + edges);
            }
        }
        if (missing < 0 || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("counts must not be negative");
        }
    }

    /** All observations with a usable value. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Both histograms pooled.
     *
     * @throws IllegalArgumentException when the edges differ: coarsen first
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
}
