package io.aihub.decision.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which edges of two samples are the same. Many servers compute their buckets in 32-bit floats, so
 * 0.1 comes back as 0.10000000149011612; both are the edge that people approved.
 */
final class Edges {
    /** One step of a 32-bit float at 1: rounding moves a number by half of it at most. */
    private static final double STEP = Math.ulp(1f);

    private Edges() {}

    /**
     * These edges, each written as the one of {@code others} that it is within the precision of a
     * 32-bit float. An edge that is there exactly stays that edge, each other edge is taken once,
     * and where the result would not ascend the edges stay as they are.
     *
     * @param edges ascending
     * @param others ascending
     */
    static List<Double> named(List<Double> edges, List<Double> others) {
        Set<Double> taken = new HashSet<>(edges);
        List<Double> named = new ArrayList<>(edges);
        Set<Double> known = new HashSet<>(others);
        for (int i = 0; i < others.size(); i++) {
            double other = others.get(i);
            int nearest = taken.contains(other) ? -1 : nearest(named, other);
            if (nearest >= 0
                    && !known.contains(named.get(nearest))
                    && Math.abs(named.get(nearest) - other) <= tolerance(others, i)) {
                named.set(nearest, other);
            }
        }
        return ascends(named) ? named : edges;
    }

    private static int nearest(List<Double> edges, double wanted) {
        int nearest = -1;
        for (int i = 0; i < edges.size(); i++) {
            boolean nearer =
                    nearest < 0
                            || Math.abs(edges.get(i) - wanted)
                                    < Math.abs(edges.get(nearest) - wanted);
            nearest = nearer ? i : nearest;
        }
        return nearest;
    }

    /**
     * Of the edge itself and, for one at or near 0, of the narrower bin beside it: sums of floats
     * miss 0 by a little, and no number is a small part of 0.
     */
    private static double tolerance(List<Double> edges, int at) {
        double edge = edges.get(at);
        double below = at > 0 ? edge - edges.get(at - 1) : Double.POSITIVE_INFINITY;
        double above = at + 1 < edges.size() ? edges.get(at + 1) - edge : Double.POSITIVE_INFINITY;
        double narrower = Math.min(below, above);
        return STEP * Math.max(Math.abs(edge), Double.isFinite(narrower) ? narrower : 0);
    }

    private static boolean ascends(List<Double> edges) {
        for (int i = 1; i < edges.size(); i++) {
            if (edges.get(i - 1) >= edges.get(i)) {
                return false;
            }
        }
        return true;
    }
}
