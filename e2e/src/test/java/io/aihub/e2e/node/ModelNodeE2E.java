package io.aihub.e2e.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.faults.FaultNamespace;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Governed models whose pods are processes on the node. The operator is a process on this machine,
 * with the account that ships, and reaches API server and pods as a client of the node does.
 */
@RealNode
class ModelNodeE2E {
    private static final String NAMESPACE = "governed";
    private static final String EXAMPLE = "public-transport-demand/aimodel.yaml";

    private static ControlPlane cluster;
    private static OperatorOnCluster operator;
    private static FaultNamespace ward;
    private static NodeNamespace client;

    @BeforeAll
    static void an_operator_runs(ControlPlane shared) {
        cluster = shared;
        client = NodeNamespace.open(cluster, NAMESPACE);
        operator = OperatorOnCluster.start(cluster, Map.of());
        ward = FaultNamespace.openGuarded(cluster, NAMESPACE, 8080);
    }

    @AfterAll
    static void all_of_it_goes() {
        if (ward != null) {
            ward.close();
            operator.close();
        }
    }

    @Test
    void a_model_runs_and_answers_once_it_is_approved_and_not_before() {
        ward.apply(model("java", "java-v1", "1.4.0", spec -> {}));
        awaitsApproval("java");
        assertThat(ward.all("v1", "Pod")).noneMatch(pod -> isOf("java", pod));
        ward.approve("java");
        awaitServes("java", "/v2/health/ready");
        assertThat(ward.all("v1", "Pod")).anyMatch(pod -> isOf("java", pod));
        assertThat(predictionOf("java").version()).isEqualTo("1.4.0");
    }

    @Test
    void the_next_version_answers_once_it_is_approved_and_the_old_one_until_then() {
        ward.apply(model("next", "java-v1", "1.4.0", spec -> {}));
        ward.approve("next");
        awaitServes("next", "/v2/health/ready");
        double before = predictionOf("next").probability();

        ward.apply(model("next", "java-v3", "1.5.0", spec -> {}));
        Until.SOON.holds(
                "it waits for approval",
                () -> ward.approval("next").equals("ChangedSinceApproval"));
        assertThat(predictionOf("next")).isEqualTo(new Prediction("1.4.0", before));

        ward.approve("next");
        ward.awaitServes("next", "1.5.0");
        Until.SOON.holds(
                "new connections get the next version",
                () -> predictionOf("next").version().equals("1.5.0"));
        assertThat(predictionOf("next").probability()).isNotEqualTo(before);
    }

    @Test
    void a_Python_server_is_governed_as_any_other() {
        ward.apply(model("python", "python", "1.4.0", spec -> {}));
        awaitsApproval("python");
        ward.approve("python");
        awaitServes("python", "/v2/health/ready");
        assertThat(predictionOf("python").version()).isEqualTo("1.4.0");
    }

    @Test
    void a_vendors_server_is_governed_by_the_paths_that_its_manifest_names() {
        ward.apply(
                model(
                        "vendor",
                        "vendor",
                        "1.4.0",
                        serving -> {
                            serving.put("protocol", "Http").put("port", 9000);
                            serving.withObjectProperty("readiness").put("path", "/healthz");
                        }));
        awaitsApproval("vendor");
        ward.approve("vendor");
        awaitServes("vendor", "/healthz");
        assertThat(client.post(client.at("vendor", "/score"), "{\"age\": 70, \"d_dimer\": 2.5}"))
                .contains("\"risk\":0.06");
    }

    /** Its first version; what routes to its Service follows the endpoints by a moment. */
    private static void awaitServes(String model, String health) {
        ward.awaitServes(model, "1.4.0");
        client.awaitAnswers(client.at(model, health));
    }

    private static void awaitsApproval(String model) {
        Until.SOON.holds(
                () -> model + " waits for approval: " + ward.status(model),
                () -> ward.approval(model).equals("AwaitingApproval"));
    }

    private static boolean isOf(String model, JsonNode pod) {
        return pod.at("/metadata/labels/aihub.io~1model").asText().equals(model);
    }

    /**
     * The smallest model with an image of the node.
     *
     * @param change of the block {@code serving}
     */
    private static ObjectNode model(
            String name, String image, String version, Consumer<ObjectNode> change) {
        ObjectNode model = ward.entry(EXAMPLE, name);
        ObjectNode spec = (ObjectNode) model.get("spec");
        spec.put("version", version);
        spec.withObjectProperty("rollout").put("stableAfter", "1s").put("progressDeadline", "5m");
        ObjectNode serving = (ObjectNode) spec.get("serving");
        serving.put("image", NodeImages.of(cluster, image));
        serving.withObjectProperty("resources").withObjectProperty("limits").put("memory", "256Mi");
        serving.putArray("env")
                .add(variable(serving, "MODEL_NAME", name))
                .add(variable(serving, "MODEL_VERSION", version));
        change.accept(serving);
        return model;
    }

    private static ObjectNode variable(ObjectNode any, String name, String value) {
        return any.objectNode().put("name", name).put("value", value);
    }

    private static Prediction predictionOf(String model) {
        return Prediction.of(
                client.post(
                        client.at(model, "/v2/models/" + model + "/infer"), Prediction.REQUEST));
    }
}
