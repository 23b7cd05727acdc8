package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** After a restore or an orphaning delete the operator's own objects have no owner. */
class UnownedWorkloadTest extends ServingModelCase {
    private static final String OTHER = "registry.example.org/other@sha256:" + "f".repeat(64);

    @Test
    void what_answers_is_said_and_not_touched_while_nothing_is_approved() {
        loop.all(ModelDecision.class).forEach(loop::delete);
        recreated();

        assertThat(deployment().getSpec().getReplicas()).isEqualTo(2);
        assertThat(deployment().getMetadata().getOwnerReferences()).isEmpty();
        assertThat(condition("Ready").message())
                .startsWith("Nothing that was decided serves, but: ")
                .contains("no owner");
        assertThat(findings("UnownedWorkload"))
                .anyMatch(message -> message.contains("ready pods behind it: 2."))
                .anyMatch(message -> message.contains("traffic goes to its pods"));
    }

    @Test
    void a_stop_reaches_the_pods_that_answer() {
        loop.all(ModelDecision.class).forEach(loop::delete);
        recreated();
        loop.apply(Applied.decision(loop.nextDecision(), "Suspend", ""));
        loop.settle();

        assertThat(deployment().getSpec().getReplicas()).isZero();
        assertThat(service().getSpec().getSelector()).containsEntry(Labels.SERVING, Labels.NOTHING);
        assertThat(loop.violations()).isEmpty();
    }

    @Test
    void a_stop_reaches_them_also_where_the_model_that_owned_them_is_gone() {
        for (HasMetadata object : List.of(deployment(), service())) {
            object.getMetadata()
                    .setOwnerReferences(
                            List.of(
                                    new OwnerReferenceBuilder()
                                            .withApiVersion("aihub.io/v1alpha1")
                                            .withKind("AIModel")
                                            .withName(Wish.MODEL)
                                            .withUid("gone")
                                            .withController(true)
                                            .build()));
            loop.write(object);
        }
        loop.apply(Applied.decision(loop.nextDecision(), "Suspend", ""));
        loop.settle();

        assertThat(loop.all(Deployment.class))
                .allSatisfy(d -> assertThat(d.getSpec().getReplicas()).isZero());
    }

    @Test
    void approved_content_takes_them_over_with_pods_that_are_all_made_anew() {
        Deployment other = deployment();
        other.getSpec().getTemplate().getSpec().getContainers().get(0).setImage(OTHER);
        loop.write(other);
        recreated();

        assertThat(deployment().getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(modelUid()));
        assertThat(deployment().getSpec().getTemplate().getSpec().getContainers())
                .singleElement()
                .satisfies(container -> assertThat(container.getImage()).isNotEqualTo(OTHER));
        assertThat(deployment().getSpec().getTemplate().getMetadata().getAnnotations())
                .containsKey("kubectl.kubernetes.io/restartedAt");
        assertThat(service().getMetadata().getOwnerReferences()).hasSize(1);
        assertThat(loop.status().serving().version()).isEqualTo("1.0");
        assertThat(findings("UnownedWorkload")).isEmpty();
    }

    @Test
    void an_owner_that_somebody_took_off_is_set_again() {
        for (HasMetadata object : List.of(deployment(), service())) {
            object.getMetadata().setOwnerReferences(List.of());
            loop.write(object);
        }
        loop.settle();

        assertThat(deployment().getMetadata().getOwnerReferences()).hasSize(1);
        assertThat(service().getMetadata().getOwnerReferences()).hasSize(1);
        assertThat(deployment().getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void an_object_of_another_selector_is_left_alone_whatever_is_decided() {
        recreate(
                () -> {
                    Deployment before = deployment();
                    loop.delete(before);
                    before.getSpec().getSelector().setMatchLabels(Map.of("app", "other"));
                    before.getSpec().getTemplate().getMetadata().setLabels(Map.of("app", "other"));
                    before.getMetadata().setOwnerReferences(List.of());
                    before.getMetadata().setResourceVersion(null);
                    before.getMetadata().setUid(null);
                    loop.apply(before);
                });
        loop.apply(Applied.decision(loop.nextDecision(), "Suspend", ""));
        loop.settle();

        assertThat(deployment().getSpec().getReplicas()).isEqualTo(2);
        assertThat(deployment().getMetadata().getOwnerReferences()).isEmpty();
    }

    private void recreated() {
        recreate(() -> {});
    }

    /** The model is deleted without what it owns, and comes back. */
    private void recreate(Runnable meanwhile) {
        loop.orphan(loop.model().orElseThrow());
        meanwhile.run();
        loop.apply(Wish.version(1).model());
        loop.settle();
    }

    private String modelUid() {
        return loop.model().orElseThrow().getMetadata().getUid();
    }
}
