package io.aihub.decision.drift;

/**
 * The regularized incomplete gamma functions, to about 1e-14 relative. Large arguments go through
 * Loader's saddle-point form, because {@code a ln x - x - ln Gamma(a)} loses digits there.
 */
final class RegularizedGamma {
    private static final double HALF_LN_TWO_PI = 0.91893853320467274178;
    private static final double EPSILON = 1e-17;
    private static final double TINY = 1e-300;
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private RegularizedGamma() {}

    /** P(a, x), for a above 0 and x at least 0. */
    static double lower(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x);
    }

    /** Q(a, x) = 1 - P(a, x), exact in its own tail. */
    static double upper(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x);
    }

    /** x^a e^-x / Gamma(a + 1), the step from P(a + 1, x) to P(a, x); a and x above 0. */
    static double term(double a, double x) {
        return Math.exp(-stirlingError(a) - deviance(a, x) - HALF_LN_TWO_PI) / Math.sqrt(a);
    }

    private static double series(double a, double x) {
        double step = 1;
        double sum = 1;
        for (double k = 1; step > EPSILON * sum; k++) {
            step *= x / (a + k);
            sum += step;
        }
        return Math.min(1, term(a, x) * sum);
    }

    private static double continuedFraction(double a, double x) {
        if (Double.isInfinite(x)) {
            return 0;
        }
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        double change = 0;
        for (double i = 1; Math.abs(change - 1) > 1e-15; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / awayFromZero(an * d + b);
            c = awayFromZero(b + an / c);
            change = d * c;
            h *= change;
        }
        return Math.min(1, term(a, x) * a * h);
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** ln Gamma(a + 1) less Stirling's formula. */
    private static double stirlingError(double a) {
        if (a <= 15) {
            return lnGamma(a + 1) - (a + 0.5) * Math.log(a) + a - HALF_LN_TWO_PI;
        }
        double s = a * a;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / s) / s) / s) / s)
                / a;
    }

    /** a ln(a / x) + x - a, without cancellation near a = x. */
    private static double deviance(double a, double x) {
        if (Math.abs(a - x) >= 0.1 * (a + x)) {
            return a * Math.log(a / x) + x - a;
        }
        double v = (a - x) / (a + x);
        double sum = (a - x) * v;
        double step = 2 * a * v;
        for (int j = 1; ; j++) {
            step *= v * v;
            double next = sum + step / (2 * j + 1);
            if (next == sum) {
                return next;
            }
            sum = next;
        }
    }

    private static double lnGamma(double z) {
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z - 1 + i);
        }
        double t = z + 6.5;
        return HALF_LN_TWO_PI + (z - 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
