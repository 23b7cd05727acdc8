package io.aihub.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.operator.ServerTest;
import io.aihub.operator.ToldWrites;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.manifest.DeploymentManifests;
import io.aihub.operator.manifest.Workload;
import io.aihub.operator.manifest.Workload.Register;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No unapproved content runs in an approved pod: what a person adds to its template goes again. */
class ApprovedPodsTest extends ServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("additions")
    void what_was_added_to_the_template_is_taken_out_once(
            String what, UnaryOperator<PodSpec> addition) {
        WorkloadWriter writer = writer();
        writer.apply(model, wanted(), new ActualWorkload(List.of(), Optional.empty()));
        human.resource(deployment())
                .edit(
                        d -> {
                            d.getSpec()
                                    .getTemplate()
                                    .setSpec(addition.apply(d.getSpec().getTemplate().getSpec()));
                            return d;
                        });

        writer.apply(model, wanted(), existing());
        int before = writes().size();
        writer.apply(model, wanted(), existing());

        assertThat(writes()).as("at rest again").hasSize(before);
        assertThat(podSpec(live(deployment()))).isEqualTo(podSpec(deployment()));
    }

    static Stream<Arguments> additions() {
        return Stream.of(
                addition("a command", s -> s.editFirstContainer().withCommand("sh").endContainer()),
                addition(
                        "a sidecar",
                        s -> s.addNewContainer().withName("x").withImage("other:1").endContainer()),
                addition(
                        "an environment variable",
                        s ->
                                s.editFirstContainer()
                                        .addNewEnv()
                                        .withName("A")
                                        .withValue("b")
                                        .endEnv()
                                        .endContainer()),
                addition(
                        "another port",
                        s ->
                                s.editFirstContainer()
                                        .editFirstPort()
                                        .withContainerPort(9999)
                                        .endPort()
                                        .endContainer()),
                addition(
                        "an init container",
                        s ->
                                s.addNewInitContainer()
                                        .withName("i")
                                        .withImage("i:1")
                                        .endInitContainer()),
                addition("a service account", s -> s.withServiceAccountName("mighty")),
                addition("the host's network", s -> s.withHostNetwork(true)));
    }

    private static Arguments addition(String what, UnaryOperator<PodSpecBuilder> change) {
        UnaryOperator<PodSpec> whole = spec -> change.apply(new PodSpecBuilder(spec)).build();
        return Arguments.of(what, whole);
    }

    /** A label or an annotation can have a sidecar injected; a restart is what kubectl asks for. */
    @Test
    void labels_and_annotations_of_the_pods_are_ours_but_for_a_restart() {
        WorkloadWriter writer = writer();
        writer.apply(model, wanted(), new ActualWorkload(List.of(), Optional.empty()));
        String restarted = "kubectl.kubernetes.io/restartedAt";
        human.resource(deployment())
                .edit(
                        d ->
                                new DeploymentBuilder(d)
                                        .editSpec()
                                        .editTemplate()
                                        .editMetadata()
                                        .addToLabels("sidecar.istio.io/inject", "true")
                                        .addToAnnotations("inject", "yes")
                                        .addToAnnotations(restarted, "2027-03-01T12:00:00Z")
                                        .endMetadata()
                                        .endTemplate()
                                        .endSpec()
                                        .build());

        writer.apply(model, wanted(), existing());
        int before = writes().size();
        writer.apply(model, wanted(), existing());

        ObjectMeta metadata = live(deployment()).getSpec().getTemplate().getMetadata();
        assertThat(writes()).as("at rest again").hasSize(before);
        assertThat(metadata.getLabels())
                .isEqualTo(deployment().getSpec().getTemplate().getMetadata().getLabels());
        assertThat(metadata.getAnnotations()).containsOnlyKeys(restarted);
    }

    @Test
    void a_restart_by_hand_is_left_alone() {
        WorkloadWriter writer = writer();
        writer.apply(model, wanted(), new ActualWorkload(List.of(), Optional.empty()));
        human.resource(deployment())
                .edit(
                        d ->
                                new DeploymentBuilder(d)
                                        .editSpec()
                                        .editTemplate()
                                        .editMetadata()
                                        .addToAnnotations(
                                                "kubectl.kubernetes.io/restartedAt",
                                                "2027-03-01T12:00:00Z")
                                        .endMetadata()
                                        .endTemplate()
                                        .endSpec()
                                        .build());
        int before = writes().size();

        writer.apply(model, wanted(), existing());

        assertThat(writes()).hasSize(before);
    }

    @Test
    void other_peoples_labels_and_replicas_survive() {
        WorkloadWriter writer = writer();
        writer.apply(model, wanted(), new ActualWorkload(List.of(), Optional.empty()));
        human.resource(deployment()).scale(7);
        human.resource(deployment())
                .edit(
                        d -> {
                            d.getMetadata().getLabels().put("team", "radiology");
                            d.getSpec().getTemplate().getSpec().setHostPID(true);
                            return d;
                        });

        ActualWorkload found = existing();
        found.deployments().forEach(ApprovedPodsTest::scaledByAnother);
        writer.apply(model, wanted(), found);

        Deployment live = live(deployment());
        assertThat(live.getMetadata().getLabels())
                .containsAllEntriesOf(Map.of("team", "radiology"));
        assertThat(live.getSpec().getReplicas()).isEqualTo(7);
        assertThat(live.getSpec().getTemplate().getSpec().getHostPID()).isNull();
    }

    /** As an API server shows it; the embedded one keeps that to itself. */
    private static void scaledByAnother(Deployment deployment) {
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperty("f:spec", Map.of("f:replicas", Map.of()));
        deployment
                .getMetadata()
                .setManagedFields(
                        List.of(
                                new ManagedFieldsEntryBuilder()
                                        .withManager("kubectl")
                                        .withSubresource("scale")
                                        .withFieldsV1(fields)
                                        .build()));
    }

    private WorkloadWriter writer() {
        return new WorkloadWriter(operator, JSON, new ToldWrites(new ArrayList<>()));
    }

    private DesiredWorkload wanted() {
        return new DesiredWorkload(List.of(deployment()), Set.of(), Set.of(), Optional.empty());
    }

    private ActualWorkload existing() {
        return new ActualWorkload(
                human.apps().deployments().inNamespace(model.namespace()).list().getItems(),
                Optional.empty());
    }

    private static JsonNode podSpec(Deployment deployment) {
        JsonNode spec = JSON.valueToTree(deployment.getSpec().getTemplate().getSpec());
        JsonNode container = spec.at("/containers/0");
        // What the API server adds is the same for everybody.
        for (String defaulted :
                List.of("terminationMessagePath", "terminationMessagePolicy", "imagePullPolicy")) {
            ((ObjectNode) container).remove(defaulted);
        }
        for (String defaulted : List.of("restartPolicy", "dnsPolicy", "schedulerName")) {
            ((ObjectNode) spec).remove(defaulted);
        }
        return spec;
    }

    private Deployment deployment() {
        return new DeploymentManifests()
                .build(
                        new Workload(
                                model,
                                "sha256:1111111111",
                                "1.0",
                                WriterTest.content(),
                                new Register(2, null)));
    }
}
