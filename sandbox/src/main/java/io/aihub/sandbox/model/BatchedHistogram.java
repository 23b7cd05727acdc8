package io.aihub.sandbox.model;

import java.util.List;

/**
 * A histogram that shows new observations only in batches, so that the difference of two scrapes is
 * never one patient. Nothing is lost: what is held back is part of the next batch. Not thread-safe.
 */
final class BatchedHistogram {
    private final List<Double> edges;
    private final int atLeast;
    private final long[] held;
    private final long[] shown;
    private double heldSum;
    private double shownSum;
    private long heldCount;

    BatchedHistogram(List<Double> edges, int atLeast) {
        this.edges = List.copyOf(edges);
        this.atLeast = atLeast;
        this.held = new long[edges.size() + 1];
        this.shown = new long[edges.size() + 1];
    }

    /** The bin of a value: the first whose edge is not below it, else the open last one. */
    static int bin(List<Double> edges, double value) {
        int bin = 0;
        while (bin < edges.size() && value > edges.get(bin)) {
            bin++;
        }
        return bin;
    }

    /**
     * Holds one observation back until the next batch.
     *
     * @param value any number but NaN, which belongs to no bin
     */
    void add(double value) {
        held[bin(edges, value)]++;
        heldSum += value;
        heldCount++;
    }

    /** Shows all that is held when it makes a batch. */
    void release() {
        if (heldCount < atLeast) {
            return;
        }
        for (int i = 0; i < held.length; i++) {
            shown[i] += held[i];
            held[i] = 0;
        }
        shownSum += heldSum;
        heldSum = 0;
        heldCount = 0;
    }

    List<Double> edges() {
        return edges;
    }

    /** Shown observations in this bin, not cumulated. */
    long shown(int bin) {
        return shown[bin];
    }

    double shownSum() {
        return shownSum;
    }
}
