package io.aihub.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's fields stay; ours are put back with one write, and then it is quiet. */
@RealCluster
class HandEditsE2E {
    private static final String MODEL = "edited";
    private static final int CONFLICT = 409;

    private static final String RIVAL =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s, namespace: %s, labels: {rival: here}}
            spec: {template: {spec: {containers: [{name: model, image: registry.example.org/rival}]}}}
            """;

    private static AnsweringNode node;
    private static OperatorOnCluster operator;
    private static FaultNamespace ward;
    private static OperatorActivity observed;
    private static ControlPlane plane;

    @BeforeAll
    static void a_model_serves(ControlPlane cluster) {
        plane = cluster;
        operator = OperatorOnCluster.start(cluster, Map.of());
        observed = new OperatorActivity(cluster, operator);
        node = AnsweringNode.join(cluster, "edits-node");
        ward = FaultNamespace.open(cluster, "faults-edits", node.port());
        ward.serve(MODEL, "1.0.0");
        ward.awaitStable(MODEL);
    }

    @AfterAll
    static void clean_up() {
        ward.close();
        node.close();
        operator.close();
    }

    /** One tries everything that can be done to a pod template, beside the rest of our fields. */
    @ParameterizedTest(name = "{0} of the {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    image               | Deployment | {"spec":{"template":{"spec":{"containers":[{"name":"model","image":"evil"}]}}}}
                    variable            | Deployment | {"spec":{"template":{"spec":{"containers":[{"name":"model","env":[{"name":"A","value":"b"}]}]}}}}
                    command             | Deployment | {"spec":{"template":{"spec":{"containers":[{"name":"model","command":["sh"]}]}}}}
                    resources           | Deployment | {"spec":{"template":{"spec":{"containers":[{"name":"model","resources":{"limits":{"cpu":"1"}}}]}}}}
                    container port      | Deployment | [{"op":"replace","path":"/spec/template/spec/containers/0/ports/0/containerPort","value":9}]
                    mount path          | Deployment | [{"op":"replace","path":"/spec/template/spec/containers/0/volumeMounts/0/mountPath","value":"/usr"}]
                    probe               | Deployment | [{"op":"remove","path":"/spec/template/spec/containers/0/readinessProbe"}]
                    container's name    | Deployment | [{"op":"replace","path":"/spec/template/spec/containers/0/name","value":"other"}]
                    sidecar             | Deployment | {"spec":{"template":{"spec":{"containers":[{"name":"side","image":"x"}]}}}}
                    first container     | Deployment | {"spec":{"template":{"spec":{"initContainers":[{"name":"first","image":"x"}]}}}}
                    volume              | Deployment | {"spec":{"template":{"spec":{"volumes":[{"name":"root","hostPath":{"path":"/"}}]}}}}
                    host network        | Deployment | {"spec":{"template":{"spec":{"hostNetwork":true}}}}
                    account             | Deployment | {"spec":{"template":{"spec":{"serviceAccountName":"default"}}}}
                    token               | Deployment | [{"op":"remove","path":"/spec/template/spec/automountServiceAccountToken"}]
                    node selector       | Deployment | {"spec":{"template":{"spec":{"nodeSelector":{"a":"b"}}}}}
                    injection label     | Deployment | {"spec":{"template":{"metadata":{"labels":{"sidecar.istio.io/inject":"true"}}}}}
                    strategy            | Deployment | {"spec":{"strategy":{"rollingUpdate":{"maxUnavailable":1}}}}
                    label               | Deployment | {"metadata":{"labels":{"app.kubernetes.io/name":"mine"}}}
                    model label         | Deployment | {"metadata":{"labels":{"aihub.io/model":"other"}}}
                    no model label      | Deployment | {"metadata":{"labels":{"aihub.io/model":null}}}
                    version             | Deployment | {"metadata":{"annotations":{"aihub.io/version":"9"}}}
                    mark                | Deployment | {"metadata":{"annotations":{"aihub.io/applied":null}}}
                    selector            | Service    | {"spec":{"selector":{"aihub.io/serving":"evil"}}}
                    narrower selector   | Service    | {"spec":{"selector":{"app":"evil"}}}
                    no selector         | Service    | {"spec":{"selector":null}}
                    added port          | Service    | {"spec":{"ports":[{"name":"admin","port":9999}]}}
                    port                | Service    | [{"op":"replace","path":"/spec/ports/0/port","value":1}]
                    target port         | Service    | [{"op":"replace","path":"/spec/ports/0/targetPort","value":1}]
                    type                | Service    | {"spec":{"type":"NodePort"}}
                    model label         | Service    | {"metadata":{"labels":{"aihub.io/model":"other"}}}
                    """)
    void what_is_ours_is_put_back_with_one_write(String what, String kind, String patch) {
        JsonNode before = ours(kind);
        AuditLog.Mark mark = plane.audit().mark();
        edit(kind, patch);
        Until.SOON.holds(
                () -> "the " + what + " is put back: " + ours(kind) + observed.written(mark),
                () -> ours(kind).equals(before));
        ward.disturb(MODEL, observed);
        List<AuditEntry> written =
                observed.writes(mark).stream()
                        .filter(entry -> entry.code() != CONFLICT)
                        .filter(entry -> entry.resource().equals(resource(kind)))
                        .toList();
        // One that crosses a status write of the Deployment controller is sent again, unchanged.
        assertThat(written).as(() -> observed.written(mark).toString()).hasSizeBetween(1, 2);
        assertThat(written)
                .extracting(AuditEntry::name, AuditEntry::isEffective, AuditEntry::body)
                .containsOnly(tuple(Optional.of(name(kind)), true, written.get(0).body()));

        AuditLog.Mark later = plane.audit().mark();
        ward.disturb(MODEL, observed);
        // An edited template rolls its pods, and READY follows them; nothing else is written.
        assertThat(observed.writtenBesideStatus(later)).isEmpty();
    }

    @ParameterizedTest(name = "{0} of the {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    label            | Deployment | {"metadata":{"labels":{"team":"blue"}}}
                    annotation       | Deployment | {"metadata":{"annotations":{"example.org/note":"x"}}}
                    ready time       | Deployment | {"spec":{"minReadySeconds":1}}
                    history          | Deployment | {"spec":{"revisionHistoryLimit":3}}
                    pause            | Deployment | {"spec":{"paused":true}}
                    end of the pause | Deployment | {"spec":{"paused":null}}
                    restart          | Deployment | {"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-11-22T00:00:00Z"}}}}}
                    label            | Service    | {"metadata":{"labels":{"team":"blue"}}}
                    annotation       | Service    | {"metadata":{"annotations":{"example.org/note":"x"}}}
                    affinity         | Service    | {"spec":{"sessionAffinity":"ClientIP"}}
                    """)
    void what_is_not_ours_stays(String what, String kind, String patch) {
        AuditLog.Mark mark = plane.audit().mark();
        edit(kind, patch);
        JsonNode edited = ours(kind);
        ward.disturb(MODEL, observed);
        // The model's status may follow: pods that have to be ready for longer are away meanwhile.
        assertThat(observed.writes(mark))
                .as(what)
                .filteredOn(entry -> entry.resource().equals(resource(kind)))
                .isEmpty();

        ward.apply(MODEL, "1.0.0", model -> limit(model, what.length()));
        Until.SOON.holds("the limit is applied", () -> limited(what.length()));
        ward.apply(MODEL, "1.0.0");
        Until.SOON.holds("the limit is gone", () -> !limited(what.length()));
        assertThat(ours(kind)).isEqualTo(edited);
    }

    private static void limit(JsonNode model, int memory) {
        ((ObjectNode) model.at("/spec/serving"))
                .withObjectProperty("resources")
                .withObjectProperty("limits")
                .put("memory", memory + "Mi");
    }

    private static boolean limited(int memory) {
        return object("Deployment")
                .at("/spec/template/spec/containers/0/resources/limits/memory")
                .asText()
                .equals(memory + "Mi");
    }

    /** Ownership of the field goes with it, and comes back with it. */
    @Test
    void what_another_manager_takes_by_force_is_taken_back_once_and_the_rest_stays_its_own() {
        JsonNode before = ours("Deployment");
        AuditLog.Mark mark = plane.audit().mark();
        plane.kubectlWith(
                        RIVAL.formatted(ward.deployment(MODEL), ward.namespace()),
                        "apply",
                        "--server-side",
                        "--force-conflicts",
                        "--field-manager=rival",
                        "-f",
                        "-")
                .orFail();
        Until.SOON.holds(
                "the image is put back",
                () -> ours("Deployment").path("spec").equals(before.path("spec")));
        ward.disturb(MODEL, observed);
        assertThat(object("Deployment").at("/metadata/labels/rival").asText()).isEqualTo("here");
        assertThat(observed.writes(mark))
                .filteredOn(entry -> entry.resource().equals("deployments.apps"))
                .filteredOn(AuditEntry::isEffective)
                .hasSize(1);
    }

    @Test
    void what_is_deleted_comes_back_once() {
        for (String kind : List.of("Deployment", "Service")) {
            AuditLog.Mark mark = plane.audit().mark();
            JsonNode before = object(kind);
            String uid = before.at("/metadata/uid").asText();
            plane.kubectl("delete", kind, name(kind), "-n", ward.namespace()).orFail();
            Until.SOON.holds(
                    kind + " is back",
                    () -> !List.of("", uid).contains(object(kind).at("/metadata/uid").asText()));
            Until.SOON.holds("it serves", () -> ward.serving(MODEL).equals("Serving"));
            ward.disturb(MODEL, observed);
            assertThat(
                            observed.writes(mark).stream()
                                    .filter(entry -> entry.name().orElse("").equals(name(kind)))
                                    .filter(entry -> !entry.resource().contains("aimodels"))
                                    .map(entry -> entry.verb() + " " + entry.code()))
                    .containsExactly("create 201");
        }
    }

    private static void edit(String kind, String patch) {
        plane.kubectl(
                        "patch",
                        kind,
                        name(kind),
                        "-n",
                        ward.namespace(),
                        "--type",
                        patch.startsWith("[") ? "json" : "strategic",
                        "-p",
                        patch)
                .orFail();
    }

    private static JsonNode object(String kind) {
        return ward.get(kind.equals("Service") ? "v1" : "apps/v1", kind, name(kind));
    }

    /** Without what the server and its controllers write, and the turns. */
    private static JsonNode ours(String kind) {
        ObjectNode object = object(kind).deepCopy();
        object.remove("status");
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.remove(List.of("resourceVersion", "generation", "managedFields"));
        metadata.withObjectProperty("annotations")
                .remove(List.of("deployment.kubernetes.io/revision", FaultNamespace.TURN));
        return object;
    }

    private static String resource(String kind) {
        return kind.equals("Service") ? "services" : "deployments.apps";
    }

    private static String name(String kind) {
        return kind.equals("Service") ? MODEL : ward.deployment(MODEL);
    }
}
