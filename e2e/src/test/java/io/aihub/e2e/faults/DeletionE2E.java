package io.aihub.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.TestJvm;
import io.aihub.e2e.rig.Component;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is deleted goes, in every phase, and takes with it what it made; records stay. On a control
 * plane of its own, since others would miss the definitions.
 */
@RealCluster
class DeletionE2E {
    private static ControlPlane plane;
    private static OperatorOnCluster operator;
    private static OperatorActivity observed;
    private static AnsweringNode node;

    @BeforeAll
    static void an_operator_runs(ControlPlane shared) {
        plane = ControlPlane.start(shared.home(), TestJvm.folder(shared.home(), "faults-cluster"));
        operator = OperatorOnCluster.start(plane, Map.of());
        letTheCollectorKnowTheKinds();
        observed = new OperatorActivity(plane, operator);
        node = AnsweringNode.join(plane, "deletion-node");
    }

    @AfterAll
    static void clean_up() {
        node.close();
        operator.close();
        plane.close();
    }

    @AfterEach
    void the_operator_lives_and_others_may_have_pods() {
        node.uncordon();
        assertThat(operator.process().isAlive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"background", "foreground"})
    void a_deleted_model_leaves_its_records_and_nothing_else(String cascade) {
        FaultNamespace ward = FaultNamespace.open(plane, "models-" + cascade, node.port());
        Phases.fill(ward, node);
        List<String> records = records(ward);
        delete("aimodel", "--all", "-n", ward.namespace(), "--cascade=" + cascade);
        Until.SOON.holds(() -> "all it made goes: " + made(ward), () -> made(ward).isEmpty());
        observed.awaitForgotten(ward.namespace());
        assertThat(made(ward)).isEmpty();
        assertThat(records(ward)).isEqualTo(records);

        // What was decided on a model holds for the same content under the same name.
        node.uncordon();
        ward.apply("suspended", "1.0.0");
        ward.apply("serving", "1.0.0");
        ward.awaitServes("serving", "1.0.0");
        Until.SOON.holds(
                () -> "the stop holds: " + ward.status("suspended"),
                () -> ward.approval("suspended").equals("Suspended"));
        assertThat(made(ward)).isNotEmpty().noneMatch(name -> name.contains("suspended"));
        ward.leave();
    }

    @Test
    void a_namespace_goes_in_every_phase() {
        FaultNamespace ward = FaultNamespace.open(plane, "namespace", node.port());
        Phases.fill(ward, node);
        delete("namespace", ward.namespace());
        observed.awaitForgotten(ward.namespace());
        ward.leave();
        servesAgain("namespace");
    }

    @Test
    void the_definitions_go_in_every_phase_and_come_back() {
        FaultNamespace ward = FaultNamespace.open(plane, "definitions", node.port());
        Phases.fill(ward, node);
        List<String> definitions =
                plane.kubectl("get", "crd", "-o", "name")
                        .orFail()
                        .lines()
                        .filter(name -> name.endsWith(".aihub.io"))
                        .toList();
        assertThat(definitions).hasSizeGreaterThan(5);
        delete(definitions.toArray(String[]::new));
        Until.SOON.holds(() -> "all it made goes: " + made(ward), () -> made(ward).isEmpty());
        OperatorOnCluster.install(plane);
        letTheCollectorKnowTheKinds();
        assertThat(ward.all(FaultNamespace.API, "AIModel")).isEmpty();
        assertThat(records(ward)).isEmpty();
        ward.leave();
        servesAgain("definitions");
    }

    /**
     * The garbage collector of Kubernetes looks for new kinds every half minute, and when it
     * starts. It never collects for owners of a kind that came and went in between.
     */
    private static void letTheCollectorKnowTheKinds() {
        plane.kill(Component.ControllerManager);
        plane.up();
    }

    /** Nothing of what was there is in the way of the same names. */
    private static void servesAgain(String namespace) {
        node.uncordon();
        FaultNamespace ward = FaultNamespace.open(plane, namespace, node.port());
        ward.serve("suspended", "1.0.0");
        ward.leave();
    }

    /** Returns once it is gone; it has to go within a minute. */
    private static void delete(String... what) {
        List<String> arguments = new ArrayList<>(List.of("delete", "--timeout=60s"));
        arguments.addAll(List.of(what));
        plane.kubectl(arguments.toArray(String[]::new)).orFail();
    }

    private static List<String> made(FaultNamespace ward) {
        List<String> made = new ArrayList<>();
        Map.of("Deployment", "apps/v1", "ReplicaSet", "apps/v1", "Pod", "v1", "Service", "v1")
                .forEach(
                        (kind, api) ->
                                ward.all(api, kind)
                                        .forEach(
                                                o ->
                                                        made.add(
                                                                kind
                                                                        + " "
                                                                        + FaultNamespace.name(o))));
        return made;
    }

    private static List<String> records(FaultNamespace ward) {
        List<JsonNode> records = new ArrayList<>(ward.all(FaultNamespace.API, "ModelRevision"));
        records.addAll(ward.all(FaultNamespace.API, "ModelDecision"));
        return records.stream()
                .map(
                        o ->
                                o.path("kind").asText()
                                        + " "
                                        + FaultNamespace.name(o)
                                        + " "
                                        + o.path("spec"))
                .toList();
    }
}
