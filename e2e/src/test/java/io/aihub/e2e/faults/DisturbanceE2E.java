package io.aihub.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.e2e.RealCluster;
import io.aihub.e2e.TestJvm;
import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.Component;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The operator is killed, the API server goes away or forgets, a second operator comes: the end is
 * as if nothing had happened. On a control plane of its own, since others would miss theirs.
 */
@RealCluster
class DisturbanceE2E {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Longer than the operator waits for an answer. */
    private static final Duration SHORT = Duration.ofSeconds(15);

    /** Should the watch be taken up after all, it ends soon. */
    private static final String BRIEF = "timeoutSeconds=5";

    /** As the chart sets it. */
    private static final Map<String, String> TURNS =
            Map.of(
                    "AIHUB_LEADER_ELECTION_MODE", "Lease",
                    "AIHUB_LEADER_ELECTION_NAMESPACE", "aihub-system");

    private static ControlPlane plane;
    private static CuttableWire wire;
    private static OperatorOnCluster operator;
    private static AnsweringNode node;
    private static List<String> undisturbed;
    private static final List<FaultScenario> ended = new ArrayList<>();

    /** What goes wrong while one model rolls out, one waits for its approval and others rest. */
    enum Disturbance {
        /** The approval comes while nobody is there. */
        OperatorKilled {
            @Override
            void happen(FaultScenario rounds) {
                operator.killHard();
                rounds.decide();
                operator.start();
            }
        },
        ServerAwayForAMinute {
            @Override
            void happen(FaultScenario rounds) {
                killControlPlane();
                pass(LONG);
                plane.up();
                rounds.decide();
            }
        },
        ServerHangs {
            @Override
            void happen(FaultScenario rounds) {
                plane.signal(Component.ApiServer, "STOP");
                pass(SHORT);
                plane.signal(Component.ApiServer, "CONT");
                rounds.decide();
            }
        },
        /** The server lives, and only the operator does not hear of it. */
        WatchesCut {
            @Override
            void happen(FaultScenario rounds) {
                wire.cut();
                pass(SHORT);
                rounds.decide();
                wire.mend();
            }
        },
        HistoryForgotten {
            @Override
            void happen(FaultScenario rounds) {
                AuditLog.Mark mark = plane.audit().mark();
                new EtcdHistory(plane.port("etcd")).compact();
                killControlPlane();
                plane.up();
                // kwok would wait for the old one to run out.
                plane.kubectl("delete", "lease", "--all", "-n", "kube-node-lease");
                rounds.decide();
                Until.SOON.holds(
                        "the operator lists everything again",
                        () -> first("list", mark).keySet().containsAll(EVERYTHING));
                assertThat(EVERYTHING)
                        .allSatisfy(
                                kind -> assertThat(goingOn(mark, kind)).contains("\"code\":410"));
            }
        },
        /** Two that know nothing of each other, which the chart does not start. */
        TwoThatLead {
            @Override
            void happen(FaultScenario rounds) {
                try (OperatorOnCluster second = OperatorOnCluster.start(plane, Map.of())) {
                    rounds.decide();
                    rounds.finish();
                    assertThat(second.process().isAlive()).isTrue();
                }
            }
        },
        /** The second takes over, and the first comes back to what it does not know. */
        LeaderPaused {
            @Override
            void happen(FaultScenario rounds) {
                try (OperatorOnCluster second = OperatorOnCluster.start(plane, TURNS)) {
                    assertThat(second.process().isReady()).isTrue();
                    String before = leader();
                    operator.signal("STOP");
                    rounds.decide();
                    rounds.finish();
                    assertThat(leader()).isNotEqualTo(before);

                    AuditLog.Mark mark = plane.audit().mark();
                    operator.signal("CONT");
                    Until.SOON.holds("it ends", () -> !operator.process().isAlive());
                    assertThat(plane.audit().since(mark, OperatorOnCluster.USER))
                            .filteredOn(AuditEntry::isWrite)
                            .allMatch(entry -> entry.resource().startsWith("leases."));
                }
                operator.start();
            }
        },
        /** It ends in order, and the second leads at once. */
        LeaderEnds {
            @Override
            void happen(FaultScenario rounds) {
                try (OperatorOnCluster second = OperatorOnCluster.start(plane, TURNS)) {
                    String before = leader();
                    operator.close();
                    rounds.decide();
                    rounds.finish();
                    assertThat(leader()).isNotEqualTo(before);
                    operator.start();
                }
            }
        };

        abstract void happen(FaultScenario rounds);
    }

    private static final List<String> EVERYTHING =
            List.of(
                    "aimodels.aihub.io",
                    "modeldecisions.aihub.io",
                    "modelrevisions.aihub.io",
                    "referenceprofiles.aihub.io",
                    "governancepolicies.aihub.io",
                    "metricsources.aihub.io",
                    "namespaces",
                    "deployments.apps",
                    "services",
                    "pods");

    @BeforeAll
    static void an_undisturbed_run(ControlPlane shared) {
        plane = ControlPlane.start(shared.home(), TestJvm.folder(shared.home(), "faults-cluster"));
        wire = new CuttableWire(plane.port("api"));
        operator = OperatorOnCluster.start(plane, TURNS, wire::kubeconfig);
        node = AnsweringNode.join(plane, "faults-node");
        try (FaultScenario rounds = FaultScenario.begin(plane, node, "undisturbed")) {
            rounds.decide();
            undisturbed = rounds.finish();
            ended.add(rounds);
        }
    }

    @AfterAll
    static void clean_up() {
        node.close();
        operator.close();
        wire.close();
        plane.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_end_is_as_if_nothing_had_happened(Disturbance disturbance) {
        try (FaultScenario rounds =
                FaultScenario.begin(plane, node, disturbance.name().toLowerCase(Locale.ROOT))) {
            disturbance.happen(rounds);
            assertThat(rounds.finish()).containsExactlyElementsOf(undisturbed);
            ended.add(rounds);
        }
        // Nor was anything of those who rested meanwhile touched.
        for (FaultScenario rested : ended) {
            assertThat(rested.state()).containsExactlyElementsOf(undisturbed);
        }
    }

    /**
     * Its machine is away. Controllers that stayed would find a node without a heartbeat, whose
     * pods kwok never repairs, a scheduler takes a minute to see a node again, and kwok half of
     * one.
     */
    private static void killControlPlane() {
        plane.kill(Component.ApiServer);
        plane.kill(Component.ControllerManager);
        plane.kill(Component.Scheduler);
        plane.kill(Component.Kwok);
    }

    private static String leader() {
        return plane.kubectl(
                        "get",
                        "lease",
                        "aihub-operator",
                        "-n",
                        "aihub-system",
                        "-o",
                        "jsonpath={.spec.holderIdentity}")
                .orFail();
    }

    private static void pass(Duration time) {
        Instant until = Instant.now().plus(time);
        new Until(time.plus(SHORT)).holds("time passes", () -> Instant.now().isAfter(until));
    }

    /** The first request of each kind to list it, or to watch it, that was taken up. */
    private static Map<String, String> first(String verb, AuditLog.Mark since) {
        return plane.audit().since(since, OperatorOnCluster.USER).stream()
                .filter(entry -> entry.verb().equals(verb) && entry.code() < 300)
                .collect(
                        Collectors.toMap(
                                AuditEntry::resource, AuditEntry::uri, (first, later) -> first));
    }

    /**
     * What the server says to the request by which the operator first wanted to go on with a kind.
     * A watch is taken up with 101 whatever follows, so the log of requests does not tell; the same
     * request made again does.
     */
    private static String goingOn(AuditLog.Mark since, String kind) {
        String asked = first("watch", since).get(kind);
        return plane.kubectl("get", "--raw", asked.replaceAll("timeoutSeconds=\\d+", BRIEF)).out();
    }
}
