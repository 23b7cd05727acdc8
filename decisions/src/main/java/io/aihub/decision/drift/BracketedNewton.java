package io.aihub.decision.drift;

/** Newton's method that halves the bracket whenever a step would leave it. */
final class BracketedNewton {
    private static final int MOST_STEPS = 200;

    /** Steps square their error, so the one after a step this small is below rounding. */
    private static final double CLOSE = 1e-10;

    private BracketedNewton() {}

    /** An increasing curve. */
    interface Curve {
        Point at(double x);
    }

    /** Height and slope at one place. */
    record Point(double value, double slope) {}

    /** Where the curve crosses 0, given places below and above it. */
    static double root(Curve curve, double below, double above, double start) {
        double low = below;
        double high = above;
        double x = Math.min(Math.max(start, low), high);
        for (int i = 0; i < MOST_STEPS; i++) {
            Point point = curve.at(x);
            if (point.value() < 0) {
                low = x;
            } else {
                high = x;
            }
            double next = x - point.value() / point.slope();
            if (!(next >= low && next <= high)) {
                next = low + (high - low) / 2;
            }
            if (Math.abs(next - x) <= CLOSE * Math.abs(next)) {
                return next;
            }
            x = next;
        }
        return x;
    }
}
