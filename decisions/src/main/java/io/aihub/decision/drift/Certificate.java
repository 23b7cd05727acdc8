package io.aihub.decision.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether a window may be called within limits. A distance that is small because the counts could
 * not have shown a larger one says nothing: pods that did not answer, a bin that they do not show,
 * bins that were merged, or a class so rare that its vanishing would not be seen.
 *
 * @param coverage scraped pod time by the time of the pods that should have answered
 * @param reference as it was approved
 * @param compared on the edges that reference and window have in common
 * @param merged what the test compares
 * @param test of the margin
 */
record Certificate(
        double coverage,
        Histogram reference,
        Comparison compared,
        Comparison merged,
        MarginTest test) {
    /** With less of the pods' time covered, too many cases were seen by nobody. */
    private static final double LEAST_COVERAGE = 0.8;

    /** A bin with a smaller share of the reference is no part of the claim. */
    private static final double LEAST_SHARE = 0.005;

    /** What kept the counts from showing a breach, in one clause; absent when nothing did. */
    Optional<String> refusal() {
        if (coverage < LEAST_COVERAGE) {
            return Optional.of(
                    "only "
                            + DriftAssessor.percent(coverage)
                            + " of the time of the pods that should answer was covered");
        }
        int lost = reference.counts().size() - compared.bins();
        if (lost > 0) {
            return Optional.of(
                    lost
                            + " of the "
                            + reference.counts().size()
                            + " bins of the reference are lost, because the pods have other edges");
        }
        int joined = joined();
        if (joined > 0) {
            return Optional.of(
                    joined
                            + " of the "
                            + reference.counts().size()
                            + " bins of the reference are too small for "
                            + merged.m()
                            + " observations and were merged away");
        }
        return unseen();
    }

    /** Bins with a share of their own that share a merged bin with another such one. */
    private int joined() {
        int joined = 0;
        int inThis = 0;
        List<Double> ends = merged.reference().edges();
        for (int i = 0; i < reference.counts().size(); i++) {
            inThis += share(reference, i) >= LEAST_SHARE ? 1 : 0;
            boolean last = i == reference.edges().size() || ends.contains(reference.edges().get(i));
            if (last) {
                joined += Math.max(0, inThis - 1);
                inThis = 0;
            }
        }
        return joined;
    }

    /**
     * The bin whose vanishing is hardest to see is the smallest one. Terms so loose that even the
     * largest could vanish within their limit make no claim about single bins.
     */
    private Optional<String> unseen() {
        Histogram bins = merged.reference();
        Comparator<Integer> byShare = Comparator.comparingDouble(bin -> share(bins, bin));
        List<Integer> claimed =
                IntStream.range(0, bins.counts().size())
                        .filter(bin -> share(bins, bin) >= LEAST_SHARE)
                        .boxed()
                        .sorted(byShare)
                        .toList();
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        int rarest = claimed.get(0);
        boolean loose = !wouldShow(claimed.get(claimed.size() - 1));
        if (loose || wouldShow(rarest)) {
            return Optional.empty();
        }
        return Optional.of(
                "a bin that holds "
                        + DriftAssessor.percent(share(bins, rarest))
                        + " of the reference could vanish unseen among "
                        + merged.m()
                        + " observations at this threshold");
    }

    private boolean wouldShow(int bin) {
        return test.judge(emptied(bin)) != WindowOutcome.WithinLimits;
    }

    /** The distance of a window that has lost one bin and kept the proportions of the others. */
    private double emptied(int bin) {
        Histogram bins = merged.reference();
        double rest = 1 - share(bins, bin);
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < bins.counts().size(); i++) {
            counts.add(i == bin ? 0 : Math.round(merged.m() * share(bins, i) / rest));
        }
        Histogram without = new Histogram(bins.edges(), counts, 0);
        return without.total() == 0 ? 0 : new Comparison(bins, without).smoothedPsi();
    }

    private static double share(Histogram histogram, int bin) {
        return (double) histogram.counts().get(bin) / histogram.total();
    }
}
