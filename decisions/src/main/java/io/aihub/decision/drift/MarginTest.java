package io.aihub.decision.drift;

/**
 * Whether the true PSI is above a threshold, given the noise of both samples: {@code PSI / c}
 * follows a non-central chi-square distribution with {@code bins - 1} degrees of freedom and
 * non-centrality {@code delta / c}, where {@code c = 1/n + 1/m}.
 *
 * @param n observations in the reference, at least 1
 * @param m observations in the current sample, at least 1
 * @param bins bins compared, at least 2
 * @param delta the threshold, from 0 to {@link #LARGEST_DELTA}
 * @param alpha probability of a false breach when the true PSI is exactly {@code delta}, above 0
 *     and at most 0.5
 */
public record MarginTest(long n, long m, int bins, double delta, double alpha) {
    /** Probability of a false "within limits" when the true PSI is exactly {@code delta}. */
    public static final double WITHIN_ALPHA = 0.05;

    /** The power that {@link #minDetectable} is stated for. */
    public static final double POWER = 0.8;

    /** The largest threshold; no PSI of real counts gets there. */
    public static final double LARGEST_DELTA = 100;

    private static final double LEAST_NOISE = 1e-6;

    /**
     * @throws IllegalArgumentException when a number is outside its range
     */
    public MarginTest {
        if (n < 1 || m < 1 || bins < 2) {
            throw new IllegalArgumentException(
                    "no test with n=" + n + ", m=" + m + " and " + bins + " bins");
        }
        if (!(delta >= 0 && delta <= LARGEST_DELTA && alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException("no test with delta=" + delta + ", alpha=" + alpha);
        }
    }

    /** The test of a comparison. */
    public static MarginTest of(Comparison comparison, double delta, double alpha) {
        return new MarginTest(comparison.n(), comparison.m(), comparison.bins(), delta, alpha);
    }

    /**
     * 1/n + 1/m, but at least 1e-6: beyond a million observations a sample is as good as exact, and
     * the time that the test takes must not grow with the counts that a pod reports.
     */
    public double c() {
        return Math.max(LEAST_NOISE, 1.0 / n + 1.0 / m);
    }

    /** Degrees of freedom. */
    public int df() {
        return bins - 1;
    }

    /** The PSI above which a window is a breach. */
    public double breachCritical() {
        return c() * atThreshold().upperQuantile(alpha);
    }

    /** The PSI below which a window is within limits. */
    public double withinCritical() {
        return c() * atThreshold().lowerQuantile(WITHIN_ALPHA);
    }

    /** Probability of at least this PSI when the true one is exactly {@code delta}. */
    public double pValue(double psi) {
        return atThreshold().sf(psi / c());
    }

    /** {@code Breach}, {@code WithinLimits} or, between the two, {@code Inconclusive}. */
    public WindowOutcome judge(double psi) {
        // Both tails at once cost a tenth of the two critical values and say the same.
        NoncentralChiSquare.Tails tails = atThreshold().at(psi / c());
        if (tails.upper() < alpha) {
            return WindowOutcome.Breach;
        }
        return tails.lower() < WITHIN_ALPHA
                ? WindowOutcome.WithinLimits
                : WindowOutcome.Inconclusive;
    }

    /** The smallest true PSI that ends as a breach with probability {@link #POWER}. */
    public double minDetectable() {
        double critical = atThreshold().upperQuantile(alpha);
        double above = critical + 10 * Math.sqrt(critical) + 10;
        return c()
                * BracketedNewton.root(
                        lambda ->
                                new BracketedNewton.Point(
                                        new NoncentralChiSquare(df(), lambda).sf(critical) - POWER,
                                        new NoncentralChiSquare(df() + 2, lambda)
                                                .density(critical)),
                        delta / c(),
                        above,
                        critical);
    }

    private NoncentralChiSquare atThreshold() {
        return new NoncentralChiSquare(df(), delta / c());
    }
}
