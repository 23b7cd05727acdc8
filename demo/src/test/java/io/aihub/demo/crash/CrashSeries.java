package io.aihub.demo.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The same story again and again, with the operator killed at other points each time. Every play
 * has to go on as written and to end as the undisturbed one: what was decided, what runs, what was
 * told, what was made.
 */
public final class CrashSeries {
    /** An earlier kill can leave nothing to write at a later point, and a window has its luck. */
    private static final int SECOND_TRIES = 2;

    private final Play play;
    private final CrashRun undisturbed;
    private final Set<CrashPoint> tried = new LinkedHashSet<>();
    private final Set<CrashPoint> unreached = new LinkedHashSet<>();
    private int plays;

    /** Plays the story from its beginning. */
    @FunctionalInterface
    public interface Play {
        /**
         * Plays it on an empty cluster.
         *
         * @param points at which the operator is killed
         * @param calm the state of the undisturbed play; empty where this is it
         */
        CrashRun run(Set<CrashPoint> points, List<String> calm) throws IOException;
    }

    private CrashSeries(Play play, CrashRun undisturbed) {
        this.play = play;
        this.undisturbed = undisturbed;
    }

    /** Plays it undisturbed, and so learns its writes. */
    public static CrashSeries learn(Play play) throws IOException {
        CrashRun undisturbed = play.run(Set.of(), List.of());
        assertThat(undisturbed.missed()).isEmpty();
        assertThat(undisturbed.seen()).hasSizeGreaterThan(10);
        return new CrashSeries(play, undisturbed);
    }

    /** What is played by request, of the writes that were learned. */
    public List<CrashPlan> plans() {
        return CrashPlan.asked(undisturbed.seen());
    }

    /** Plays it with these kills. */
    public void strike(Set<CrashPoint> points) throws IOException {
        plays++;
        if (tried.addAll(points)) {
            unreached.addAll(points);
        }
        CrashRun run = play.run(points, undisturbed.state());
        unreached.removeAll(run.struck());
        System.out.printf(
                "play %d: struck %d of %d points%n", plays, run.struck().size(), points.size());
        assertThat(run.missed()).isEmpty();
        assertThat(run.state()).containsExactlyElementsOf(undisturbed.state());
    }

    /**
     * Tries those points again that did not come up; of the sample all have to, else nine in ten.
     */
    public void strikeUnreached() throws IOException {
        int mayStay = tried.size() / 10;
        for (int i = 0; i < SECOND_TRIES && unreached.size() > mayStay; i++) {
            strike(new LinkedHashSet<>(unreached));
        }
        System.out.printf(
                "writes of the story: %d; killed before and after: %d of %d points struck in %d"
                        + " plays; not reached: %s%n",
                undisturbed.seen().size(),
                tried.size() - unreached.size(),
                tried.size(),
                plays,
                unreached);
        assertThat(unreached.size()).isLessThanOrEqualTo(mayStay);
    }
}
