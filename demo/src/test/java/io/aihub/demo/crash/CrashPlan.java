package io.aihub.demo.crash;

import io.aihub.demo.crash.CrashPoint.Moment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The points at which the operator is killed in one play. They lie apart, so that an earlier kill
 * leaves something to write at the later ones.
 *
 * @param name for reports
 * @param points in no order
 */
public record CrashPlan(String name, Set<CrashPoint> points) {
    /** The scenes with a point of the sample, and those that lead there. */
    public static final Set<String> SAMPLED = Set.of("a", "b", "d", "f", "g");

    private static final int SHARES = 12;

    /**
     * What the system property {@code aihub.crash} asks for: the sample where it is not set, the
     * shares that it lists ({@code 0} to {@code 11}), or {@code all} of them.
     *
     * @param seen the writes of the undisturbed play, in order
     */
    public static List<CrashPlan> asked(List<CrashPoint> seen) {
        return isSample() ? sample(seen) : shares().mapToObj(share -> share(seen, share)).toList();
    }

    /** Whether a sample is asked for, and not shares of all writes. */
    public static boolean isSample() {
        return asked().isEmpty();
    }

    private static String asked() {
        return System.getProperty("aihub.crash", "");
    }

    private static IntStream shares() {
        return asked().equals("all")
                ? IntStream.range(0, SHARES)
                : Stream.of(asked().split(",")).mapToInt(Integer::parseInt);
    }

    /**
     * Six points of the rollback, before and after the write, of each kind of object; one each of
     * registration, of approval (what the first version has earned has to stand before status tells
     * it) and of an approval that is taken back.
     */
    private static List<CrashPlan> sample(List<CrashPoint> seen) {
        Writes writes = new Writes(seen);
        return List.of(
                new CrashPlan(
                        "the sample, on the way to version 2",
                        Set.of(
                                writes.first("a", Moment.After, " aimodels "),
                                writes.first("d", Moment.Before, " deployments "),
                                writes.first("d", Moment.After, " services "),
                                writes.first(
                                        "d",
                                        Moment.Before,
                                        " modelrevisions ",
                                        "quarantined=true"))),
                new CrashPlan(
                        "the sample, on the way back",
                        Set.of(
                                writes.first("b", Moment.Before, " modelrevisions ", "stable=true"),
                                writes.first("d", Moment.After, " aimodels ", " RollBack "),
                                writes.last("d", Moment.Before, " services "),
                                writes.first("d", Moment.After, " events RolledBack "),
                                writes.first("g", Moment.After, " aimodels ", " RollBack "))));
    }

    /** The two moments of one write fall into shares that are far from each other. */
    private static CrashPlan share(List<CrashPoint> seen, int share) {
        Set<CrashPoint> points = new LinkedHashSet<>();
        for (int i = 0; i < seen.size(); i++) {
            if (i % SHARES == share) {
                points.add(seen.get(i).at(Moment.Before));
            }
            if ((i + SHARES / 2) % SHARES == share) {
                points.add(seen.get(i).at(Moment.After));
            }
        }
        return new CrashPlan("share " + share + " of " + SHARES, points);
    }

    @Override
    public String toString() {
        return name;
    }

    private record Writes(List<CrashPoint> seen) {
        CrashPoint first(String scene, Moment moment, String... words) {
            return about(scene, words).get(0).at(moment);
        }

        CrashPoint last(String scene, Moment moment, String... words) {
            List<CrashPoint> all = about(scene, words);
            return all.get(all.size() - 1).at(moment);
        }

        private List<CrashPoint> about(String scene, String... words) {
            List<CrashPoint> all = new ArrayList<>(seen);
            all.removeIf(write -> !write.scene().equals(scene));
            all.removeIf(write -> !Stream.of(words).allMatch((write.signature() + " ")::contains));
            if (all.isEmpty()) {
                throw new IllegalStateException(
                        "scene " + scene + " has no write about " + List.of(words) + ": " + seen);
            }
            return all;
        }
    }
}
