package io.aihub.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import io.aihub.sandbox.model.PatientFlow;
import io.aihub.sandbox.traffic.TrafficClient;
import io.aihub.sandbox.traffic.TrafficConfig;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * While nothing happens nothing is written or read, also when the operator is started again: with
 * models in every state that can last, and windows that close with counts and without.
 */
@RealCluster
class RestE2E {
    private static final String WATCHED = AnsweringNode.MODEL;
    private static final String SILENT = "silent";

    /** Of two models. */
    private static final int SIGNALS = 6;

    private static final int WINDOWS = 2 * SIGNALS;
    private static final int PASSES = 30;

    private static final TrafficConfig.Load LOAD =
            new TrafficConfig.Load(50, 12, 4, 4, Duration.ofSeconds(5));

    private static ControlPlane plane;
    private static AnsweringNode node;
    private static OperatorOnCluster operator;
    private static OperatorActivity observed;
    private static FaultNamespace ward;
    private static TrafficClient patients;

    @BeforeAll
    static void a_ward_comes_to_rest(ControlPlane cluster) {
        plane = cluster;
        // A heartbeat of every model each second.
        operator = OperatorOnCluster.start(cluster, Map.of("AIHUB_LOOP_RECHECK", "1s"));
        observed = new OperatorActivity(cluster, operator);
        node = AnsweringNode.join(cluster, "rest-node");
        ward = FaultNamespace.open(cluster, "faults-rest", node.port());
        ward.serve("plain", "1.0.0");
        ward.apply(new MonitoredModel(ward).profile());
        ward.apply(new MonitoredModel(ward).source());
        for (String model : new String[] {WATCHED, SILENT}) {
            ward.apply(new MonitoredModel(ward).model(model));
            ward.approve(model);
            ward.awaitServes(model, "1.0.0");
        }
        patients =
                TrafficClient.start(
                        TrafficConfig.of(
                                        () -> new InetSocketAddress(podOf(WATCHED), node.port()),
                                        WATCHED,
                                        PatientFlow.normal(1),
                                        Clock.systemUTC())
                                .with(LOAD));
        QuietStates.fill(ward);
        for (String model : new String[] {"plain", WATCHED}) {
            ward.awaitStable(model);
        }
        Until.SOON.holds("silence is told", () -> isBlind(SILENT));
        Until.SOON.holds("within limits", () -> ward.is(WATCHED, "SignalsWithinLimits"));
        // The last three windows are written down one by one; from then on they are the same.
        Until.SOON.holds("four windows each", () -> observed.windows() >= 4 * SIGNALS);
    }

    @AfterAll
    static void clean_up() {
        patients.close();
        plane.kubectl("delete", "metricsource", MonitoredModel.SOURCE, "--ignore-not-found")
                .orFail();
        ward.close();
        node.close();
        operator.close();
    }

    @Test
    void windows_and_heartbeats_in_which_nothing_changes_ask_the_server_for_nothing() {
        AuditLog.Mark mark = plane.audit().mark();
        long before = observed.passes();
        awaitWindows(WINDOWS);
        observed.awaitPasses(Math.max(1, PASSES - (observed.passes() - before)));
        assertThat(plane.audit().since(mark, OperatorOnCluster.USER))
                .filteredOn(entry -> !entry.verb().equals("watch"))
                .extracting(AuditEntry::permission, AuditEntry::name)
                .isEmpty();
    }

    /** How an operator comes to an end. */
    enum End {
        Killed(OperatorOnCluster::killHard),
        Terminated(OperatorOnCluster::close);

        private final Consumer<OperatorOnCluster> how;

        End(Consumer<OperatorOnCluster> how) {
            this.how = how;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_operator_that_comes_back_writes_nothing(End end) {
        AuditLog.Mark mark = plane.audit().mark();
        end.how.accept(operator);
        operator.start();
        awaitWindows(WINDOWS);
        Until.SOON.holds("passes", () -> observed.passes() >= PASSES);
        // What the last process may not have told is told again, and was told.
        assertThat(observed.writes(mark))
                .filteredOn(
                        entry ->
                                !(entry.permission().equals("create events.events.k8s.io")
                                        && entry.code() == 409))
                .isEmpty();
    }

    private static void awaitWindows(long more) {
        long before = observed.windows();
        Until.SOON.holds(more + " closed windows", () -> observed.windows() >= before + more);
    }

    private static boolean isBlind(String model) {
        return ward.condition(model, "MonitoringAvailable").path("status").asText().equals("False");
    }

    private static String podOf(String model) {
        return ward.all("v1", "Pod").stream()
                .filter(pod -> pod.at("/metadata/labels/aihub.io~1model").asText().equals(model))
                .map(pod -> pod.at("/status/podIP").asText())
                .findFirst()
                .orElseThrow();
    }
}
