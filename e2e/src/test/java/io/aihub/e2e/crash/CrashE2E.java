package io.aihub.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.demo.crash.CrashPoint;
import io.aihub.demo.crash.CrashPoint.Moment;
import io.aihub.demo.crash.CrashRun;
import io.aihub.demo.crash.CrashStory;
import io.aihub.demo.crash.Home;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator is killed with {@code kill -9} around its writes on the real API server, and started
 * again. The story has to go on as written, no request may fail, and the end has to be that of the
 * undisturbed play: what was decided, what runs, what was told, what was made.
 *
 * <p>The audit log of a first play has the writes. One share of them is struck by default, another
 * one each day; {@code -Daihub.crash=3} picks a share, {@code -Daihub.crash=all} plays them all.
 */
@RealCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashE2E {
    private static final int SHARES = 12;
    private static final CrashStory STORY = new CrashStory("30s", 3);
    private static final Set<String> SCENES = scenes();

    private final Set<CrashPoint> tried = new LinkedHashSet<>();
    private final Set<CrashPoint> unreached = new LinkedHashSet<>();
    private ControlPlane cluster;
    private RealPlay story;
    private CrashRun undisturbed;
    private int plays;

    private static Set<String> scenes() {
        String named = System.getProperty("aihub.crash.scenes", "");
        return named.isEmpty() ? Set.of() : Set.of(named.split(","));
    }

    @BeforeAll
    void learn() throws IOException {
        cluster = ControlPlane.start(Home.path(), Home.path().resolve("e2e/target/crash-cluster"));
        story = new RealPlay(cluster, STORY, SCENES);
        RealPlay.Played played = story.play(Set.of(), List.of());
        undisturbed = played.run();
        System.out.printf(
                "effective writes of the story: %d, %d of them different%n",
                played.writes(), undisturbed.seen().size());
        assertThat(undisturbed.missed()).isEmpty();
        assertThat(undisturbed.seen()).hasSizeGreaterThan(10);
    }

    @AfterAll
    void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Order(1)
    @ParameterizedTest(name = "share {0} of " + SHARES)
    @MethodSource("shares")
    void a_crash_around_any_write_of_the_story_ends_the_same(int share) throws IOException {
        Set<CrashPoint> points = points(share);
        tried.addAll(points);
        unreached.addAll(points);
        strike(points);
    }

    /** An earlier kill of the same play can leave nothing to write at a later point. */
    @Test
    @Order(2)
    void nearly_every_point_is_reached() throws IOException {
        if (unreached.size() > tried.size() / 10) {
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
        assertThat(unreached.size()).isLessThanOrEqualTo(tried.size() / 10);
    }

    private void strike(Set<CrashPoint> points) throws IOException {
        plays++;
        CrashRun run = story.play(points, undisturbed.state()).run();
        unreached.removeAll(run.struck());
        System.out.printf(
                "play %d: struck %d of %d points%n", plays, run.struck().size(), points.size());
        assertThat(run.missed()).isEmpty();
        assertThat(run.state()).containsExactlyElementsOf(undisturbed.state());
    }

    static List<Integer> shares() {
        String asked =
                System.getProperty(
                        "aihub.crash", "" + LocalDate.now(ZoneOffset.UTC).toEpochDay() % SHARES);
        return asked.equals("all")
                ? IntStream.range(0, SHARES).boxed().toList()
                : Stream.of(asked.split(",")).map(Integer::valueOf).toList();
    }

    /** The two moments of one write fall into shares that are far from each other. */
    private Set<CrashPoint> points(int share) {
        List<CrashPoint> writes = new ArrayList<>(undisturbed.seen());
        Set<CrashPoint> points = new LinkedHashSet<>();
        for (int i = 0; i < writes.size(); i++) {
            CrashPoint write = writes.get(i);
            if (i % SHARES == share) {
                points.add(new CrashPoint(write.scene(), write.signature(), Moment.Before));
            }
            if ((i + SHARES / 2) % SHARES == share) {
                points.add(new CrashPoint(write.scene(), write.signature(), Moment.After));
            }
        }
        return points;
    }
}
