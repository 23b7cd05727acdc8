package io.aihub.decision.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The distances between two samples, from nothing but their counts in the same bins. Missing
 * observations enter none of them.
 *
 * @param reference the sample compared with, with at least one observation
 * @param current the sample compared, with at least one observation
 */
public record Comparison(Histogram reference, Histogram current) {
    /** What Jeffreys' prior adds to every bin. */
    private static final double PRIOR = 0.5;

    /**
     * @throws IllegalArgumentException when the edges differ or a sample is empty
     */
    public Comparison {
        if (!reference.edges().equals(current.edges())) {
            throw new IllegalArgumentException(
                    "edges differ: " + reference.edges() + " and " + current.edges());
        }
        if (reference.total() == 0 || current.total() == 0) {
            throw new IllegalArgumentException("an empty sample has no distance to anything");
        }
    }

    /**
     * Compares on the edges that both have, within the precision of a 32-bit float; empty when they
     * have edges and share none.
     */
    public static Optional<Comparison> onCommonEdges(Histogram reference, Histogram observed) {
        Histogram current = observed.named(reference.edges());
        if (reference.edges().equals(current.edges())) {
            return Optional.of(new Comparison(reference, current));
        }
        List<Double> common = new ArrayList<>(reference.edges());
        common.retainAll(current.edges());
        return common.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Comparison(reference.coarsened(common), current.coarsened(common)));
    }

    /**
     * Merges adjacent bins, from the lowest, until the expected count of each in the smaller sample
     * reaches {@code leastExpected}. The pooled counts alone decide, never one sample by itself.
     */
    public Comparison merged(double leastExpected) {
        double share = (double) Math.min(n(), m()) / ((double) n() + m());
        List<Double> kept = new ArrayList<>();
        double pooled = 0;
        for (int i = 0; i < reference.edges().size(); i++) {
            pooled += (double) reference.counts().get(i) + current.counts().get(i);
            if (share * pooled >= leastExpected) {
                kept.add(reference.edges().get(i));
                pooled = 0;
            }
        }
        int open = bins() - 1;
        pooled += (double) reference.counts().get(open) + current.counts().get(open);
        if (share * pooled < leastExpected && !kept.isEmpty()) {
            kept.remove(kept.size() - 1);
        }
        return new Comparison(reference.coarsened(kept), current.coarsened(kept));
    }

    /** Bins compared. */
    public int bins() {
        return reference.counts().size();
    }

    /** Observations in the reference. */
    public long n() {
        return reference.total();
    }

    /** Observations in the current sample. */
    public long m() {
        return current.total();
    }

    /** 1/n + 1/m, the unit of noise. */
    public double c() {
        return 1.0 / n() + 1.0 / m();
    }

    /** Population stability index; infinite when a bin is empty on one side. */
    public double psi() {
        return sum(0, (p, q) -> p == q ? 0 : (p - q) * Math.log(p / q));
    }

    /** Population stability index on Jeffreys-smoothed shares; always finite. Decides. */
    public double smoothedPsi() {
        return sum(PRIOR, (p, q) -> (p - q) * Math.log(p / q));
    }

    /** Kullback-Leibler divergence of the current sample from the reference, in nats. */
    public double kullbackLeibler() {
        return Math.max(0, sum(0, (p, q) -> relativeEntropy(q, p)));
    }

    /** Jensen-Shannon distance in nats, at most sqrt(ln 2). */
    public double jensenShannonNats() {
        double divergence =
                sum(
                        0,
                        (p, q) ->
                                (relativeEntropy(p, (p + q) / 2) + relativeEntropy(q, (p + q) / 2))
                                        / 2);
        return Math.sqrt(Math.max(0, divergence));
    }

    /** Jensen-Shannon distance to base 2, from 0 to 1. */
    public double jensenShannon() {
        return Math.min(1, jensenShannonNats() / Math.sqrt(Math.log(2)));
    }

    /** Hellinger distance, from 0 to 1. */
    public double hellinger() {
        double squares = sum(0, (p, q) -> Math.pow(Math.sqrt(p) - Math.sqrt(q), 2));
        return Math.min(1, Math.sqrt(squares / 2));
    }

    /** Total variation distance, from 0 to 1. */
    public double totalVariation() {
        return Math.min(1, sum(0, (p, q) -> Math.abs(p - q)) / 2);
    }

    /** Largest difference of shares in one bin, from 0 to 1. */
    public double chebyshev() {
        double largest = 0;
        for (int i = 0; i < bins(); i++) {
            largest = Math.max(largest, Math.abs(share(reference, i, 0) - share(current, i, 0)));
        }
        return largest;
    }

    /** Lower bound of the Kolmogorov-Smirnov distance of the values behind the counts. */
    public double ksLow() {
        double f = 0;
        double g = 0;
        double largest = 0;
        for (int i = 0; i < bins(); i++) {
            f += reference.counts().get(i);
            g += current.counts().get(i);
            largest = Math.max(largest, Math.abs(f / n() - g / m()));
        }
        return largest;
    }

    /** Upper bound of the Kolmogorov-Smirnov distance of the values behind the counts. */
    public double ksHigh() {
        double f = 0;
        double g = 0;
        double largest = 0;
        for (int i = 0; i < bins(); i++) {
            double before = f / n() - g / m();
            double inReference = share(reference, i, 0);
            double inCurrent = share(current, i, 0);
            largest = Math.max(largest, Math.max(before + inReference, inCurrent - before));
            f += reference.counts().get(i);
            g += current.counts().get(i);
        }
        return Math.min(1, largest);
    }

    /** Pearson's chi-square of two samples over the bins that are not empty in both. */
    public ChiSquareTest chiSquare() {
        double scale = Math.sqrt((double) m() / n());
        double statistic = 0;
        int filled = 0;
        for (int i = 0; i < bins(); i++) {
            double a = reference.counts().get(i);
            double b = current.counts().get(i);
            if (a + b > 0) {
                statistic += Math.pow(scale * a - b / scale, 2) / (a + b);
                filled++;
            }
        }
        int df = filled - 1;
        double p = df > 0 ? NoncentralChiSquare.central(df).sf(statistic) : 1;
        return new ChiSquareTest(statistic, df, p);
    }

    /** Cramer's V, from 0 to 1. */
    public double cramersV() {
        return Math.min(1, Math.sqrt(chiSquare().statistic() / ((double) n() + m())));
    }

    /**
     * The result of a chi-square test.
     *
     * @param statistic at least 0
     * @param df bins that are not empty, less one
     * @param pValue probability of at least this statistic without any difference
     */
    public record ChiSquareTest(double statistic, int df, double pValue) {}

    private interface Cell {
        double of(double p, double q);
    }

    private double sum(double prior, Cell cell) {
        double sum = 0;
        for (int i = 0; i < bins(); i++) {
            sum += cell.of(share(reference, i, prior), share(current, i, prior));
        }
        return sum;
    }

    private static double share(Histogram histogram, int bin, double prior) {
        List<Long> counts = histogram.counts();
        return (counts.get(bin) + prior) / (histogram.total() + prior * counts.size());
    }

    private static double relativeEntropy(double p, double q) {
        return p == 0 ? 0 : p * Math.log(p / q);
    }
}
