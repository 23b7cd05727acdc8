package io.aihub.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.TestJvm;
import io.aihub.e2e.bench.Measured.Counts;
import io.aihub.e2e.bench.Measured.Quiet;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the operator asks of the API server at 200 models, counted. It has a cluster of its own, so
 * that nobody else's objects are counted or cost time; the same measurements with times and with
 * more models are {@code e2e/bench}. No other suite runs beside it.
 */
@RealCluster
@Tag("alone")
class ScaleE2E {
    private static final int READY = 200;
    private static final int WAITING = 40;
    private static final int ALL = READY + WAITING;

    /** Every model is looked at so often, so that rest is proved by looking and not by waiting. */
    private static final Map<String, String> OFTEN = Map.of("AIHUB_LOOP_RECHECK", "5s");

    private static final int LOOKS = 3;
    private static final Until LONG = new Until(Duration.ofMinutes(5));
    private static final Duration REST = Duration.ofSeconds(3);

    private static Map<String, SortedMap<String, Long>> expected;
    private static Counts ready;
    private static Counts waiting;
    private static Quiet quiet;
    private static Counts restarted;

    @BeforeAll
    static void play() throws IOException {
        try (InputStream file = ScaleE2E.class.getResourceAsStream("/bench/counts-200.yaml")) {
            expected = new YAMLMapper().readValue(file, new TypeReference<>() {});
        }
        Path home = Path.of(System.getProperty("aihub.root", "..")).toAbsolutePath().normalize();
        Fleet quick = new Fleet(home, "m", READY, Optional.empty());
        // They wait for longer than the test takes.
        Fleet slow = new Fleet(home, "slow", WAITING, Optional.of("1h"));
        long begun = System.nanoTime();
        try (BenchCluster cluster =
                BenchCluster.start(home, TestJvm.folder(home, "scale-cluster"))) {
            try (OperatorRun operator = cluster.startOperator(OFTEN)) {
                waiting = waiting(cluster, slow);
                ready = ready(cluster, quick);
                tell(
                        "%d models Ready after %.1f s, %.1f s of the operator's processor time",
                        READY,
                        ScaleRun.seconds(Duration.ofNanos(System.nanoTime() - begun)),
                        operator.usage().cpuSeconds());
                quiet = quiet(cluster, operator);
            }
            restarted = restart(cluster);
        }
    }

    @Test
    void a_model_comes_up_with_no_more_writes_than_committed() {
        within(ready, expected.get("ready"), READY);
    }

    @Test
    void a_model_whose_pods_take_long_is_written_no_more_often_than_committed() {
        within(waiting, expected.get("waiting"), WAITING);
    }

    @Test
    void nothing_is_read_one_by_one() {
        assertThat(ready.reads()).isEmpty();
        assertThat(waiting.reads()).isEmpty();
        assertThat(quiet.counts().reads()).isEmpty();
    }

    @Test
    void models_at_rest_and_models_that_wait_are_looked_at_and_not_written() {
        assertThat(quiet.counts().writes()).isEmpty();
        assertThat(quiet.counts().refused()).isEmpty();
    }

    @Test
    void a_model_is_looked_at_no_more_often_than_the_setting_asks() {
        assertThat(quiet.passes()).isBetween((long) LOOKS * ALL, 2L * LOOKS * ALL);
    }

    @Test
    void a_restart_changes_nothing() {
        assertThat(restarted.writes()).isEmpty();
        // What may not have been told before the stop is told again, and is refused as known.
        assertThat(restarted.refused().keySet()).isSubsetOf("create events.events.k8s.io 409");
        assertThat(RequestCounts.sum(restarted.refused())).isLessThanOrEqualTo(2 * ALL);
    }

    private static void within(Counts counts, Map<String, Long> committed, int models) {
        SortedMap<String, Long> most = new TreeMap<>();
        committed.forEach((what, each) -> most.put(what, each * models));
        assertThat(counts.writes().keySet()).isSubsetOf(most.keySet());
        counts.writes()
                .forEach((what, n) -> assertThat(n).as(what).isLessThanOrEqualTo(most.get(what)));
        assertThat(counts.refused()).isEmpty();
    }

    private static Counts waiting(BenchCluster cluster, Fleet slow) {
        RequestCounts tally = tally(cluster);
        cluster.register(slow);
        LONG.holds(
                "all are seen",
                () -> tally.catchUp().writes("patch aimodels.aihub.io/status") == WAITING);
        cluster.approve(slow);
        LONG.holds(
                "all have a Deployment and a Service, and rest",
                () -> tally.catchUp().writes("create services") == WAITING && tally.quietFor(REST));
        return counts(tally);
    }

    private static Counts ready(BenchCluster cluster, Fleet quick) {
        RequestCounts tally = tally(cluster);
        cluster.create(quick, member -> {});
        LONG.holds(
                () -> "all are Ready and at rest, now " + tally.ready(),
                () -> tally.catchUp().ready() == READY && tally.quietFor(REST));
        tell("%.1f s from the first to the last", ScaleRun.seconds(tally.converged()));
        return counts(tally);
    }

    private static Quiet quiet(BenchCluster cluster, OperatorRun operator) {
        RequestCounts tally = tally(cluster);
        Usage before = operator.usage();
        long passes = operator.passes();
        long begun = System.nanoTime();
        LONG.holds("all are looked at", () -> operator.passes() >= passes + LOOKS * ALL);
        return new Quiet(
                Duration.ofNanos(System.nanoTime() - begun),
                counts(tally.catchUp()),
                operator.usage().cpu().minus(before.cpu()),
                operator.passes() - passes);
    }

    private static Counts restart(BenchCluster cluster) {
        RequestCounts tally = tally(cluster);
        try (OperatorRun operator = cluster.startOperator(OFTEN)) {
            LONG.holds("all are looked at", () -> operator.passes() >= 2 * ALL);
            tell("ready again after %.1f s", ScaleRun.seconds(operator.toReady()));
        }
        // An answer is in the log before it is given, so the end of the process ends the counting.
        return counts(tally.catchUp());
    }

    private static RequestCounts tally(BenchCluster cluster) {
        return new RequestCounts(cluster.audit(), cluster.audit().mark(), OperatorOnCluster.USER);
    }

    private static Counts counts(RequestCounts tally) {
        return new Counts(tally.writes(), tally.refused(), tally.reads());
    }

    private static void tell(String text, Object... values) {
        System.out.println("scale: " + String.format(text, values));
    }
}
