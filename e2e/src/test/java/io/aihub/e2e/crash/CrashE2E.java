package io.aihub.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.demo.crash.CrashPlan;
import io.aihub.demo.crash.CrashRun;
import io.aihub.demo.crash.CrashSeries;
import io.aihub.demo.crash.CrashStory;
import io.aihub.demo.crash.Home;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.TestJvm;
import io.aihub.e2e.rig.ControlPlane;
import java.io.IOException;
import java.util.List;
import java.util.Set;
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
 * <p>The audit log of a first play has the writes. A sample of them is struck; {@code
 * -Daihub.crash=3} asks for a share of all writes of all scenes instead, {@code -Daihub.crash=all}
 * for every share.
 */
@RealCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashE2E {
    private static final CrashStory STORY = new CrashStory("30s", 3);

    private ControlPlane cluster;
    private CrashSeries series;

    @BeforeAll
    void learn() throws IOException {
        cluster = ControlPlane.start(Home.path(), TestJvm.folder(Home.path(), "crash-cluster"));
        RealPlay story = new RealPlay(cluster, STORY, scenes());
        series = CrashSeries.learn((points, calm) -> told(story.play(points, calm)));
    }

    /** Those that {@code -Daihub.crash.scenes} names, else those of the sample, or all. */
    private static Set<String> scenes() {
        String named = System.getProperty("aihub.crash.scenes", "");
        if (!named.isEmpty()) {
            return Set.of(named.split(","));
        }
        return CrashPlan.isSample() ? CrashPlan.SAMPLED : Set.of();
    }

    private static CrashRun told(RealPlay.Played played) {
        System.out.printf(
                "effective writes of the play: %d, %d of them different%n",
                played.writes(), played.run().seen().size());
        return played.run();
    }

    @AfterAll
    void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void a_crash_around_any_write_of_the_story_ends_the_same(CrashPlan plan) throws IOException {
        assertThat(plan.points()).isNotEmpty();
        series.strike(plan.points());
    }

    @Test
    @Order(2)
    void nearly_every_point_is_reached() throws IOException {
        series.strikeUnreached();
    }

    List<CrashPlan> plans() {
        return series.plans();
    }
}
