package io.aihub.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.sandbox.apiserver.WriteVerb;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against the embedded API server, through the client that the operator uses. */
class WorkloadWriterTest extends WriterTest {

    @Test
    void the_first_write_of_an_object_is_a_plain_create() {
        List<Finding> findings = writer.apply(model, serving(ONE), nothing()).findings();

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

        List<Finding> findings = writer.apply(model, serving(ONE), nothing()).findings();

        assertThat(findings).isEmpty();
        assertThat(live(deployment(ONE, 2)).getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(writes()).filteredOn(write -> write.endsWith(" changed")).hasSize(2);
    }

    @Test
    void a_foreign_deployment_of_that_name_is_left_alone_and_named() {
        Service owner =
                human.resource(
                                new ServiceBuilder(service(ONE))
                                        .editMetadata()
                                        .withName("other")
                                        .withOwnerReferences()
                                        .endMetadata()
                                        .build())
                        .create();
        Deployment foreign =
                new DeploymentBuilder(deployment(ONE, 2))
                        .editMetadata()
                        .withOwnerReferences(
                                new OwnerReferenceBuilder()
                                        .withApiVersion("v1")
                                        .withKind("Service")
                                        .withName("other")
                                        .withUid(owner.getMetadata().getUid())
                                        .withController(true)
                                        .build())
                        .endMetadata()
                        .build();
        String version = human.resource(foreign).create().getMetadata().getResourceVersion();

        List<Finding> findings = writer.apply(model, serving(ONE), nothing()).findings();

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

        List<Finding> findings = writer.apply(model, serving(ONE), nothing()).findings();

        assertThat(findings).extracting(Finding::rule).containsExactly(Reason.NameTaken.name());
        assertThat(live(foreign).getSpec().getSelector()).containsOnlyKeys("app");
    }

    @Test
    void an_object_of_a_deleted_model_of_the_same_name_is_taken_over() {
        writer.apply(model, serving(ONE), nothing());
        ModelRef recreated = new ModelRef(model.namespace(), model.name(), "another-uid");

        List<Finding> findings =
                writer.apply(
                                recreated,
                                new DesiredWorkload(
                                        List.of(),
                                        Set.of(),
                                        Set.of(),
                                        Optional.of(service(recreated, ONE))),
                                nothing())
                        .findings();

        assertThat(findings).isEmpty();
        assertThat(writes()).last().asString().startsWith("Patch 200 changed");
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

        assertThat(writes().subList(before, writes().size())).containsExactly("Patch 200 changed");
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
    void traffic_moves_after_the_new_pods_are_asked_for_and_before_the_old_ones_go() {
        writer.apply(model, serving(ONE), nothing());
        long before = server.journal().lastSequence();
        DesiredWorkload desired =
                new DesiredWorkload(
                        List.of(deployment(ONE, 0), deployment(TWO, 2)),
                        Set.of(),
                        Set.of(),
                        Optional.of(service(TWO)));

        writer.apply(model, desired, existing());

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
        ActualWorkload looked = existing();
        human.resource(deployment(ONE, 2)).scale(5);
        DesiredWorkload gone =
                new DesiredWorkload(List.of(), Set.of(), Set.of(), Optional.of(service(ONE)));

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
                new DesiredWorkload(
                        List.of(), Set.of(name(ONE)), Set.of(), Optional.of(service(ONE))),
                existing());

        assertThat(writes()).hasSize(before);
        assertThat(live(deployment(ONE, 2))).isNotNull();
    }
}
