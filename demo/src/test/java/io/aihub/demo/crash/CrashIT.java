package io.aihub.demo.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.demo.crash.CrashPoint.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator is killed with {@code kill -9} around its writes, and started again. The play has to
 * go on as written, no request may fail, and the end has to be that of the undisturbed play.
 *
 * <p>A first play learns the writes. Each of step d is then struck once before and once after it
 * reached the store; several points that lie apart are struck in one play.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashIT {
    private static final Set<String> SCENES = Set.of("a", "b", "d");
    private static final int PLAYS_PER_MOMENT = 6;
    private final Set<CrashPoint> unreached = new LinkedHashSet<>();
    private CrashRun undisturbed;
    private int struck;

    @BeforeAll
    void learn() throws IOException {
        undisturbed = new EmbeddedPlay(SCENES).run();
        assertThat(undisturbed.missed()).isEmpty();
        assertThat(signatures("d")).hasSizeGreaterThan(10);
    }

    @Order(1)
    @ParameterizedTest(name = "{0} of the writes of the rollback, share {1}")
    @MethodSource("shares")
    void a_crash_around_any_write_of_the_rollback_ends_the_same(Moment moment, int share)
            throws IOException {
        Set<CrashPoint> points = new LinkedHashSet<>();
        List<String> all = signatures("d");
        for (int i = share; i < all.size(); i += PLAYS_PER_MOMENT) {
            points.add(new CrashPoint("d", all.get(i), moment));
        }
        CrashRun run = new EmbeddedPlay(SCENES, points, undisturbed.state()).run();
        assertThat(run.missed()).isEmpty();
        assertThat(run.state()).isEqualTo(undisturbed.state());
        struck += run.struck().size();
        points.removeAll(run.struck());
        unreached.addAll(points);
    }

    /** An earlier kill of the same play can leave nothing to write at a later point. */
    @Test
    @Order(2)
    void the_points_that_were_not_reached_are_struck_alone() throws IOException {
        int alone = 0;
        for (CrashPoint point : unreached) {
            boolean atOnce = struckAlone(point);
            alone += atOnce || struckAlone(point) ? 1 : 0;
        }
        int all = Moment.values().length * signatures("d").size();
        System.out.printf(
                "step d: %d writes, killed before and after: %d of %d points struck%n",
                signatures("d").size(), struck + alone, all);
        assertThat(struck + alone).isGreaterThan(all * 9 / 10);
    }

    /** A status that depends on the luck of one window may not come up again at the first try. */
    private boolean struckAlone(CrashPoint point) throws IOException {
        CrashRun run = new EmbeddedPlay(SCENES, Set.of(point), undisturbed.state()).run();
        assertThat(run.missed()).isEmpty();
        assertThat(run.state()).isEqualTo(undisturbed.state());
        return !run.struck().isEmpty();
    }

    @Test
    @Order(3)
    void a_crash_in_registration_and_approval_ends_the_same() throws IOException {
        Set<CrashPoint> points = new LinkedHashSet<>();
        points.add(new CrashPoint("a", signatures("a").get(0), Moment.After));
        points.add(new CrashPoint("b", signatures("b").get(1), Moment.Before));
        points.add(new CrashPoint("b", earned(), Moment.Before));
        CrashRun run = new EmbeddedPlay(SCENES, points, undisturbed.state()).run();
        assertThat(run.missed()).isEmpty();
        assertThat(run.state()).isEqualTo(undisturbed.state());
        assertThat(run.struck()).isEqualTo(points);
    }

    @Test
    @Order(4)
    void a_crash_while_approvals_are_taken_back_ends_the_same() throws IOException {
        Set<String> scenes = Set.of("a", "b", "d", "f", "g");
        CrashRun calm = new EmbeddedPlay(scenes).run();
        assertThat(calm.missed()).isEmpty();
        CrashPoint decided =
                calm.seen().stream()
                        .filter(point -> point.scene().equals("g"))
                        .filter(point -> point.signature().contains("aimodels"))
                        .filter(point -> point.signature().contains("RollBack"))
                        .findFirst()
                        .orElseThrow();
        CrashRun run = new EmbeddedPlay(scenes, Set.of(decided), calm.state()).run();
        assertThat(run.missed()).isEmpty();
        assertThat(run.state()).isEqualTo(calm.state());
        assertThat(run.struck()).containsExactly(decided);
    }

    List<Arguments> shares() {
        List<Arguments> shares = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            for (int share = 0; share < PLAYS_PER_MOMENT; share++) {
                shares.add(Arguments.of(moment, share));
            }
        }
        return shares;
    }

    /**
     * The write of what the first version has earned, which has to stand before status tells it.
     */
    private String earned() {
        return signatures("b").stream()
                .filter(signature -> signature.contains("modelrevisions"))
                .filter(signature -> signature.contains("stable=true"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> signatures(String scene) {
        return undisturbed.seen().stream()
                .filter(point -> point.scene().equals(scene))
                .map(CrashPoint::signature)
                .distinct()
                .toList();
    }
}
