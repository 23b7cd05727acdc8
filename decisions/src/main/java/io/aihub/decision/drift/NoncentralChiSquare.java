package io.aihub.decision.drift;

/**
 * The chi-square distribution, non-central or, with {@code lambda} 0, central: a Poisson mixture of
 * central ones, summed outwards from the mode. Both tails are exact relative to themselves.
 *
 * @param df degrees of freedom, above 0
 * @param lambda non-centrality, at least 0; time grows with its square root
 */
record NoncentralChiSquare(double df, double lambda) {
    private static final double NEGLIGIBLE = 1e-17;

    NoncentralChiSquare {
        if (!(df > 0) || !(lambda >= 0) || Double.isInfinite(df) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("no chi-square with " + df + " and " + lambda);
        }
    }

    static NoncentralChiSquare central(double df) {
        return new NoncentralChiSquare(df, 0);
    }

    /** Both tails and the density at one place. */
    record Tails(double lower, double upper, double density) {}

    double cdf(double x) {
        return at(x).lower();
    }

    double sf(double x) {
        return at(x).upper();
    }

    double density(double x) {
        return at(x).density();
    }

    /** The value that is not exceeded with probability {@code p}, which is between 0 and 1. */
    double lowerQuantile(double p) {
        return quantile(
                p,
                x -> {
                    Tails tails = at(x);
                    return new BracketedNewton.Point(tails.lower() - p, tails.density());
                });
    }

    /** The value that is exceeded with probability {@code p}, which is between 0 and 1. */
    double upperQuantile(double p) {
        return quantile(
                1 - p,
                x -> {
                    Tails tails = at(x);
                    return new BracketedNewton.Point(p - tails.upper(), tails.density());
                });
    }

    Tails at(double x) {
        if (x <= 0) {
            return new Tails(0, 1, 0);
        }
        if (Double.isInfinite(x)) {
            return new Tails(1, 0, 0);
        }
        Sum sum = new Sum(x / 2, df / 2, lambda / 2);
        sum.up();
        sum.down();
        return new Tails(Math.min(1, sum.lower), Math.min(1, sum.upper), sum.density);
    }

    private double quantile(double p, BracketedNewton.Curve curve) {
        double start = roughQuantile(p);
        double high = start + Math.sqrt(2 * (df + 2 * lambda));
        while (curve.at(high).value() < 0) {
            high *= 2;
        }
        return BracketedNewton.root(curve, 0, high, start);
    }

    /** Sankaran's normal approximation (Johnson and Kotz), good to a few percent: a start. */
    private double roughQuantile(double p) {
        double sum = df + lambda;
        double spread = (df + 2 * lambda) / (sum * sum);
        double h = 1 - 2 * sum * (df + 3 * lambda) / (3 * (df + 2 * lambda) * (df + 2 * lambda));
        double bias = 1 + h * (h - 1) * spread;
        double root = bias + roughNormalQuantile(p) * h * Math.sqrt(2 * spread);
        return root > 0 ? sum * Math.pow(root, 1 / h) : sum;
    }

    /** Abramowitz and Stegun 26.2.23, to 0.0005. */
    private static double roughNormalQuantile(double p) {
        double tail = Math.max(Math.min(p, 1 - p), 1e-300);
        double t = Math.sqrt(-2 * Math.log(tail));
        double z =
                t
                        - (2.515517 + t * (0.802853 + t * 0.010328))
                                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return p < 0.5 ? -z : z;
    }

    /** The running sums of one evaluation; lives and dies inside {@link #at}. */
    private static final class Sum {
        private final double y;
        private final double halfDf;
        private final double rate;
        private final double mode;
        private final double weightAtMode;
        private final double lowerAtMode;
        private final double upperAtMode;
        private final double termAtMode;
        private double lower;
        private double upper;
        private double density;

        Sum(double y, double halfDf, double rate) {
            this.y = y;
            this.halfDf = halfDf;
            this.rate = rate;
            mode = Math.floor(rate);
            weightAtMode = mode == 0 ? Math.exp(-rate) : RegularizedGamma.term(mode, rate);
            lowerAtMode = RegularizedGamma.lower(halfDf + mode, y);
            upperAtMode = RegularizedGamma.upper(halfDf + mode, y);
            termAtMode = RegularizedGamma.term(halfDf + mode, y);
        }

        void up() {
            double weight = weightAtMode;
            double below = lowerAtMode;
            double above = upperAtMode;
            double term = termAtMode;
            for (double j = mode; ; j++) {
                add(weight, below, above, term * (halfDf + j) / y);
                weight *= rate / (j + 1);
                if (negligible(weight)) {
                    return;
                }
                below = Math.max(0, below - term);
                above += term;
                term *= y / (halfDf + j + 1);
            }
        }

        void down() {
            double weight = weightAtMode;
            double below = lowerAtMode;
            double above = upperAtMode;
            double term = termAtMode;
            for (double j = mode; j > 0; j--) {
                weight *= j / rate;
                if (negligible(weight)) {
                    return;
                }
                term *= (halfDf + j) / y;
                below += term;
                above = Math.max(0, above - term);
                add(weight, below, above, term * (halfDf + j - 1) / y);
            }
        }

        private void add(double weight, double below, double above, double slope) {
            lower += weight * below;
            upper += weight * above;
            density += weight * slope / 2;
        }

        private boolean negligible(double weight) {
            return weight <= NEGLIGIBLE * Math.min(lower, upper);
        }
    }
}
