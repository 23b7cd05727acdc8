package io.aihub.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.serving.Readiness;
import io.aihub.api.v1alpha1.serving.Serving;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.operator.Labels;
import io.aihub.operator.ModelRef;
import io.aihub.operator.ServerTest;
import io.aihub.operator.manifest.DeploymentManifests;
import io.aihub.operator.manifest.ServiceManifests;
import io.aihub.operator.manifest.Workload;
import io.aihub.operator.manifest.Workload.Register;
import io.aihub.operator.observe.Existing;
import io.aihub.sandbox.apiserver.WriteVerb;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the embedded API server, through the client that the operator uses. */
class WorkloadWriterTest extends ServerTest {
    private static final String ONE = "sha256:1111111111";
    private static final String TWO = "sha256:2222222222";
    private final List<HasMetadata> told = new ArrayList<>();
    private WorkloadWriter writer;

    @BeforeEach
    void make() {
        writer =
                new WorkloadWriter(
                        operator,
                        new ObjectMapper(),
                        new RecentWrites() {
                            @Override
                            public void created(HasMetadata written) {
                                told.add(written);
                            }

                            @Override
                            public void updated(HasMetadata before, HasMetadata written) {
                                told.add(written);
                            }
                        });
    }

    @Test
    void the_first_write_of_an_object_is_a_plain_create() {
        List<Finding> findings = writer.apply(model, serving(ONE), nothing());

        assertThat(findings).isEmpty();
        assertThat(writes()).containsExactly("Create 201 changed", "Create 201 changed");
        assertThat(told).extracting(HasMetadata::getKind).containsExactly("Deployment", "Service");
        assertThat(live(service(ONE)).getSpec().getSelector())
                .containsEntry(Labels.SERVING, "1111111111");
    }

    @Test
    void nothing_is_written_when_nothing_differs_also_by_a_fresh_process() {
        writer.apply(model, serving(ONE), nothing());
        int before = writes().size();

        writer.apply(model, serving(ONE), existing());
        make();
        writer.apply(model, serving(ONE), existing());

        assertThat(writes()).hasSize(before);
    }

    @Test
    void what_status_and_defaults_the_cluster_adds_is_no_reason_to_write() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(deployment(ONE, 2))
                .editStatus(
                        d ->
                                new DeploymentBuilder(d)
                                        .withNewStatus()
                                        .withReplicas(2)
                                        .and()
                                        .build());
        human.resource(deployment(ONE, 2))
                .edit(
                        d ->
                                new DeploymentBuilder(d)
                                        .editMetadata()
                                        .addToAnnotations("deployment.kubernetes.io/revision", "1")
                                        .endMetadata()
                                        .editSpec()
                                        .withRevisionHistoryLimit(10)
                                        .endSpec()
                                        .build());
        int before = writes().size();

        writer.apply(model, serving(ONE), existing());

        assertThat(writes()).hasSize(before);
    }

    @Test
    void an_own_object_that_the_cache_has_not_seen_yet_is_found_and_left_as_it_is() {
        writer.apply(model, serving(ONE), nothing());
        String version = live(deployment(ONE, 2)).getMetadata().getResourceVersion();

        List<Finding> findings = writer.apply(model, serving(ONE), nothing());

        assertThat(findings).isEmpty();
        assertThat(live(deployment(ONE, 2)).getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(writes()).filteredOn(write -> write.endsWith(" changed")).hasSize(2);
    }

    @Test
    void a_foreign_deployment_of_that_name_is_left_alone_and_named() {
        Deployment foreign =
                new DeploymentBuilder(deployment(ONE, 2))
                        .editMetadata()
                        .withOwnerReferences()
                        .endMetadata()
                        .build();
        String version = human.resource(foreign).create().getMetadata().getResourceVersion();

        List<Finding> findings = writer.apply(model, serving(ONE), nothing());

        assertThat(findings)
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.rule()).isEqualTo(Reason.NameTaken.name());
                            assertThat(finding.level()).isEqualTo(Level.Enforce);
                            assertThat(finding.message())
                                    .startsWith("Deployment " + model.name() + "-1111111111 exists")
                                    .contains("left alone");
                        });
        assertThat(live(foreign).getMetadata().getResourceVersion()).isEqualTo(version);
    }

    @Test
    void a_foreign_service_of_that_name_is_left_alone_and_named() {
        Service foreign =
                new ServiceBuilder(service(ONE))
                        .editMetadata()
                        .withOwnerReferences()
                        .endMetadata()
                        .editSpec()
                        .withSelector(Map.of("app", "other"))
                        .endSpec()
                        .build();
        human.resource(foreign).create();

        List<Finding> findings = writer.apply(model, serving(ONE), nothing());

        assertThat(findings).extracting(Finding::rule).containsExactly(Reason.NameTaken.name());
        assertThat(live(foreign).getSpec().getSelector()).containsOnlyKeys("app");
    }

    @Test
    void an_object_of_a_deleted_model_of_the_same_name_is_foreign() {
        writer.apply(model, serving(ONE), nothing());
        ModelRef recreated = new ModelRef(model.namespace(), model.name(), "another-uid");

        List<Finding> findings =
                writer.apply(
                        recreated,
                        new Wanted(List.of(), Set.of(), Optional.of(service(recreated, ONE))),
                        nothing());

        assertThat(findings).extracting(Finding::rule).containsExactly(Reason.NameTaken.name());
    }

    @Test
    void a_persons_edit_of_a_field_of_ours_is_put_back_once() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(deployment(ONE, 2))
                .edit(
                        d ->
                                new DeploymentBuilder(d)
                                        .editSpec()
                                        .editTemplate()
                                        .editSpec()
                                        .editFirstContainer()
                                        .withImage("other")
                                        .endContainer()
                                        .endSpec()
                                        .endTemplate()
                                        .endSpec()
                                        .build());
        int before = writes().size();

        writer.apply(model, serving(ONE), existing());
        writer.apply(model, serving(ONE), existing());

        assertThat(writes().subList(before, writes().size())).containsExactly("Apply 200 changed");
        assertThat(image(live(deployment(ONE, 2)))).isEqualTo(image(deployment(ONE, 2)));
    }

    @Test
    void a_persons_edit_of_the_selector_is_put_back_once() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(service(ONE))
                .edit(
                        s ->
                                new ServiceBuilder(s)
                                        .editSpec()
                                        .addToSelector(Labels.SERVING, "2222222222")
                                        .endSpec()
                                        .build());
        int before = writes().size();

        writer.apply(model, serving(ONE), existing());
        writer.apply(model, serving(ONE), existing());

        assertThat(writes()).hasSize(before + 1);
        assertThat(live(service(ONE)).getSpec().getSelector())
                .containsEntry(Labels.SERVING, "1111111111");
    }

    @Test
    void the_replicas_that_an_autoscaler_sets_are_left_alone() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(deployment(ONE, 2)).scale(7);
        int before = writes().size();

        writer.apply(model, serving(ONE), existing());

        assertThat(writes()).hasSize(before);
        assertThat(replicas(ONE)).isEqualTo(7);
    }

    @Test
    void going_to_zero_and_back_is_ours() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(deployment(ONE, 2)).scale(7);

        writer.apply(model, resting(ONE), existing());
        assertThat(replicas(ONE)).isZero();
        writer.apply(model, resting(ONE), existing());
        writer.apply(model, serving(ONE), existing());

        assertThat(replicas(ONE)).isEqualTo(2);
        assertThat(writes().subList(2, writes().size()))
                .containsExactly(
                        "Apply 200 changed",
                        "Apply 200 changed",
                        "Apply 200 changed",
                        "Apply 200 changed");
    }

    @Test
    void traffic_moves_after_the_new_pods_are_asked_for_and_before_the_old_ones_go() {
        writer.apply(model, serving(ONE), nothing());
        long before = server.journal().lastSequence();
        Wanted wanted =
                new Wanted(
                        List.of(deployment(ONE, 0), deployment(TWO, 2)),
                        Set.of(),
                        Optional.of(service(TWO)));

        writer.apply(model, wanted, existing());

        assertThat(
                        server.journal().writesBy("operator").stream()
                                .filter(entry -> entry.request().sequence() > before)
                                .map(entry -> entry.request().target().name()))
                .containsExactly(name(TWO), model.name(), name(ONE));
    }

    @Test
    void a_deployment_that_is_to_rest_and_does_not_exist_is_not_made() {
        writer.apply(model, resting(ONE), nothing());

        assertThat(live(deployment(ONE, 0))).isNull();
    }

    @Test
    void what_is_no_longer_wanted_is_deleted_as_it_was_looked_at_and_not_otherwise() {
        writer.apply(model, serving(ONE), nothing());
        Existing looked = existing();
        human.resource(deployment(ONE, 2)).scale(5);
        Wanted gone = new Wanted(List.of(), Set.of(), Optional.of(service(ONE)));

        writer.apply(model, gone, looked);
        assertThat(live(deployment(ONE, 2))).isNotNull();
        writer.apply(model, gone, existing());

        assertThat(live(deployment(ONE, 2))).isNull();
        assertThat(server.journal().writes(entry -> entry.request().verb() == WriteVerb.Delete))
                .hasSize(2)
                .allMatch(entry -> entry.request().body().contains("\"preconditions\""))
                .allMatch(entry -> entry.request().body().contains("\"resourceVersion\""))
                .extracting(entry -> entry.result().status())
                .containsExactly(409, 200);
    }

    @Test
    void what_stays_untouched_is_neither_written_nor_deleted() {
        writer.apply(model, serving(ONE), nothing());
        int before = writes().size();

        writer.apply(
                model,
                new Wanted(List.of(), Set.of(name(ONE)), Optional.of(service(ONE))),
                existing());

        assertThat(writes()).hasSize(before);
        assertThat(live(deployment(ONE, 2))).isNotNull();
    }

    private Wanted serving(String digest) {
        return new Wanted(List.of(deployment(digest, 2)), Set.of(), Optional.of(service(digest)));
    }

    private Wanted resting(String digest) {
        return new Wanted(
                List.of(deployment(digest, 0)),
                Set.of(),
                Optional.of(new ServiceManifests().build(model, Optional.empty(), 8080)));
    }

    private static Existing nothing() {
        return new Existing(List.of(), Optional.empty());
    }

    private Existing existing() {
        return new Existing(
                human.apps().deployments().inNamespace(model.namespace()).list().getItems(),
                Optional.ofNullable(live(service(ONE))));
    }

    private Service service(String digest) {
        return service(model, digest);
    }

    private static Service service(ModelRef owner, String digest) {
        return new ServiceManifests().build(owner, Optional.of(digest), 8080);
    }

    private Deployment deployment(String digest, int replicas) {
        return new DeploymentManifests()
                .build(new Workload(model, digest, "1.0", content(), new Register(replicas, null)));
    }

    private static Serving content() {
        return new Serving(
                "registry.example/m@sha256:" + "a".repeat(64),
                null,
                null,
                null,
                null,
                8080,
                null,
                new Readiness("/v2/health/ready", null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private String name(String digest) {
        return Labels.deploymentName(model.name(), digest);
    }

    private int replicas(String digest) {
        return live(deployment(digest, 2)).getSpec().getReplicas();
    }

    private static String image(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getImage();
    }
}
