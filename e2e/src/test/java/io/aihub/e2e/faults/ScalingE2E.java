package io.aihub.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who scales keeps the number; a stop is above it. */
@RealCluster
class ScalingE2E {
    /** Written out: the options of {@code kubectl autoscale} differ from minor to minor. */
    private static final String AUTOSCALER =
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: %s, namespace: %s}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
              minReplicas: 2
              maxReplicas: 4
              metrics:
                - type: Resource
                  resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}
            """;

    private static ControlPlane plane;
    private static OperatorOnCluster operator;
    private static OperatorActivity observed;
    private static AnsweringNode node;
    private static FaultNamespace ward;

    @BeforeAll
    static void models_serve(ControlPlane cluster) {
        plane = cluster;
        operator = OperatorOnCluster.start(cluster, Map.of());
        observed = new OperatorActivity(cluster, operator);
        node = AnsweringNode.join(cluster, "scaling-node");
        ward = FaultNamespace.open(cluster, "faults-scaling", node.port());
    }

    @AfterAll
    static void clean_up() {
        ward.close();
        node.close();
        operator.close();
    }

    @Test
    void a_number_set_by_hand_stays_when_something_else_is_applied() {
        String model = "scaled";
        ward.serve(model, "1.0.0");
        ward.awaitStable(model);
        AuditLog.Mark mark = plane.audit().mark();
        plane.kubectl(
                        "scale",
                        "deployment",
                        ward.deployment(model),
                        "-n",
                        ward.namespace(),
                        "--replicas=3")
                .orFail();
        Until.SOON.holds("three pods", () -> ready(model) == 3);
        ward.disturb(model, observed);
        assertThat(observed.writtenBesideStatus(mark)).isEmpty();

        limit(model, "64Mi");
        assertThat(replicas(model)).isEqualTo(3);
        ward.disturb(model, observed);
        assertThat(replicas(model)).isEqualTo(3);
    }

    @Test
    void an_autoscaler_has_the_number_and_a_stop_is_above_it() {
        String model = "autoscaled";
        ward.serve(model, "1.0.0");
        ward.awaitStable(model);
        AuditLog.Mark mark = plane.audit().mark();
        plane.kubectlWith(
                        AUTOSCALER.formatted(model, ward.namespace(), ward.deployment(model)),
                        "apply",
                        "-f",
                        "-")
                .orFail();
        Until.SOON.holds("two pods", () -> ready(model) == 2);
        ward.disturb(model, observed);
        assertThat(observed.writtenBesideStatus(mark)).isEmpty();
        limit(model, "64Mi");
        assertThat(replicas(model)).isEqualTo(2);

        ward.decide(model, "Suspend", spec -> {});
        Until.SOON.holds("it stops", () -> replicas(model) == 0 && ready(model) == 0);
        AuditLog.Mark stopped = plane.audit().mark();
        ward.disturb(model, observed);
        assertThat(replicas(model)).isZero();

        ward.resume(model);
        Until.SOON.holds("two pods again", () -> ready(model) == 2);
        ward.disturb(model, observed);
        assertThat(replicas(model)).isEqualTo(2);
        assertThat(observed.written(stopped))
                .filteredOn(write -> write.contains("deployments"))
                .hasSize(1);
    }

    /** Applies something of ours to the same object. */
    private static void limit(String model, String memory) {
        ward.apply(
                model,
                "1.0.0",
                manifest ->
                        ((ObjectNode) manifest.at("/spec/serving"))
                                .withObjectProperty("resources")
                                .withObjectProperty("limits")
                                .put("memory", memory));
        Until.SOON.holds(
                "the limit is applied",
                () ->
                        ward.get("apps/v1", "Deployment", ward.deployment(model))
                                .at("/spec/template/spec/containers/0/resources/limits/memory")
                                .asText()
                                .equals(memory));
    }

    private static int replicas(String model) {
        return ward.get("apps/v1", "Deployment", ward.deployment(model))
                .at("/spec/replicas")
                .asInt(-1);
    }

    private static int ready(String model) {
        return ward.get("apps/v1", "Deployment", ward.deployment(model))
                .at("/status/readyReplicas")
                .asInt();
    }
}
