package io.aihub.demo.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator is killed with {@code kill -9} around its writes, and started again. The play has to
 * go on as written, no request may fail, and the end has to be that of the undisturbed play.
 *
 * <p>A first play learns the writes. A sample of them is struck, {@code -Daihub.crash=3} asks for a
 * share of all instead, {@code -Daihub.crash=all} for every share.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashIT {
    private CrashSeries series;

    @BeforeAll
    void learn() throws IOException {
        series =
                CrashSeries.learn(
                        (points, calm) -> new EmbeddedPlay(CrashPlan.SAMPLED, points, calm).run());
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
