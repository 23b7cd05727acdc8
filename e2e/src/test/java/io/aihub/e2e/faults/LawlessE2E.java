package io.aihub.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.PodAnswers;
import io.aihub.e2e.rig.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Without the admission policies, and without the operator, what serves keeps serving, and nothing
 * new counts. What of it people see in status is told by the tests of access.
 */
@RealCluster
class LawlessE2E {
    private static final int PORT = 8080;

    /** Its pods have addresses that an EndpointSlice takes; loopback is refused there. */
    private static final String NODE =
            """
            apiVersion: v1
            kind: Node
            metadata:
              name: lawless-node
              annotations: {kwok.x-k8s.io/node: fake}
              labels: {type: kwok, kubernetes.io/hostname: lawless-node, kubernetes.io/os: linux}
            status:
              allocatable: {cpu: "64", memory: 256Gi, pods: "60"}
              capacity: {cpu: "64", memory: 256Gi, pods: "60"}
            """;

    private static final String SLICES = "discovery.k8s.io/v1";
    private static final String POLICIES =
            "validatingadmissionpolicies,validatingadmissionpolicybindings";

    private static ControlPlane plane;
    private static OperatorOnCluster operator;
    private static OperatorActivity observed;
    private static PodAnswers pods;
    private static FaultNamespace ward;

    @BeforeAll
    static void open(ControlPlane cluster) {
        plane = cluster;
        cluster.kubectlWith(NODE, "apply", "-f", "-").orFail();
        pods = new PodAnswers();
        operator =
                OperatorOnCluster.start(
                        cluster, Map.of("JAVA_TOOL_OPTIONS", String.join(" ", pods.jvmOptions())));
        observed = new OperatorActivity(cluster, operator);
        ward = FaultNamespace.openGuarded(cluster, "faults-lawless", PORT);
    }

    @AfterEach
    void law_is_back() {
        OperatorOnCluster.install(plane);
    }

    @AfterAll
    static void clean_up() {
        ward.close();
        operator.close();
        pods.close();
        plane.kubectl("delete", "node", "lawless-node").orFail();
    }

    @Test
    void without_policies_what_serves_is_left_alone_also_by_an_operator_that_starts_then() {
        String model = "outlawed";
        ward.serve(model, "1.0.0");
        ward.serve("witness", "1.0.0");
        ward.awaitStable(model);
        ward.awaitStable("witness");
        Serving before = serving(model);
        AuditLog.Mark mark = plane.audit().mark();

        plane.kubectl("delete", POLICIES, "-l", "app.kubernetes.io/name=aihub-operator").orFail();
        Until.SOON.holds("it is told", () -> missesPolicies(model));
        ward.apply(model, "2.0.0");
        ward.approve(model);
        awaitLaterDecisionIsSeen();
        assertNothingNewCounts(model, before);

        operator.killHard();
        operator.start();
        ward.disturb(model, observed);
        assertThat(missesPolicies(model)).isTrue();
        assertNothingNewCounts(model, before);
        // The person who stopped the witness is obeyed all the same.
        assertThat(observed.written(mark))
                .filteredOn(write -> !write.contains("aihub.io") && !write.contains("events"))
                .isNotEmpty()
                .allMatch(write -> write.contains(" witness"));

        OperatorOnCluster.install(plane);
        ward.awaitServes(model, "2.0.0");
    }

    @Test
    void without_an_operator_what_serves_heals_and_nothing_new_counts_until_there_is_one() {
        String model = "alone";
        ward.serve(model, "1.0.0");
        ward.awaitStable(model);
        Serving before = serving(model);
        operator.close();
        ward.apply(model, "2.0.0");
        plane.kubectl("delete", POLICIES, "-l", "app.kubernetes.io/name=aihub-operator").orFail();
        plane.kubectl("delete", "pods", "--all", "-n", ward.namespace()).orFail();
        Until.SOON.holds(
                "another pod serves",
                () ->
                        serving(model).ready().size() == before.ready().size()
                                && !serving(model).ready().equals(before.ready()));
        Serving healed = serving(model);
        assertThat(healed.deployment()).isEqualTo(before.deployment());
        assertThat(healed.service()).isEqualTo(before.service());

        operator.start();
        Until.SOON.holds("it is told", () -> missesPolicies(model));
        ward.approve(model);
        ward.disturb(model, observed);
        assertNothingNewCounts(model, healed);
        OperatorOnCluster.install(plane);
        ward.awaitServes(model, "2.0.0");
    }

    /**
     * What traffic meets.
     *
     * @param deployment what is asked of it, with its uid
     * @param service with its uid
     * @param ready addresses behind the service that take requests
     */
    private record Serving(List<JsonNode> deployment, List<JsonNode> service, List<String> ready) {}

    private static Serving serving(String model) {
        JsonNode deployment = ward.get("apps/v1", "Deployment", ward.deployment(model));
        JsonNode service = ward.get("v1", "Service", model);
        List<String> ready = new ArrayList<>();
        for (JsonNode slice : ward.all(SLICES, "EndpointSlice")) {
            if (slice.at("/metadata/labels/kubernetes.io~1service-name").asText().equals(model)) {
                slice.path("endpoints").forEach(endpoint -> address(endpoint, ready));
            }
        }
        return new Serving(
                List.of(deployment.at("/metadata/uid"), deployment.path("spec")),
                List.of(service.at("/metadata/uid"), service.path("spec")),
                ready.stream().sorted().toList());
    }

    private static void address(JsonNode endpoint, List<String> ready) {
        if (endpoint.at("/conditions/ready").asBoolean()) {
            ready.add(
                    endpoint.at("/addresses/0").asText()
                            + " "
                            + endpoint.at("/targetRef/uid").asText());
        }
    }

    private static void assertNothingNewCounts(String model, Serving before) {
        assertThat(before.ready()).isNotEmpty();
        assertThat(serving(model)).isEqualTo(before);
        assertThat(ward.status(model).at("/approval/given")).isEmpty();
        assertThat(ward.status(model).at("/serving/version").asText()).isEqualTo("1.0.0");
        assertThat(ward.serving(model)).isEqualTo("Serving");
    }

    private static boolean missesPolicies(String model) {
        return ward.status(model)
                .path("findings")
                .findValuesAsText("rule")
                .contains("AdmissionPoliciesMissing");
    }

    /** A stop counts without policies too, so it shows that what was decided before was seen. */
    private static void awaitLaterDecisionIsSeen() {
        ward.create("witness", "Suspend", "", spec -> spec.remove("contentDigest"));
        Until.SOON.holds("it stops", () -> ward.serving("witness").equals("Stopped"));
    }
}
