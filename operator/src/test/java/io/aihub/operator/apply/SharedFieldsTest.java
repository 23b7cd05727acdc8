package io.aihub.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.manifest.ServiceManifests;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who owns what of an object that others write too: replicas, ports, labels. */
class SharedFieldsTest extends WriterTest {

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
    void replicas_that_an_autoscaler_owns_survive_every_other_change() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(deployment(ONE, 2)).scale(7);

        writer.apply(model, serving(withMemory("1Gi", 3)), scaled());

        assertThat(replicas(ONE)).isEqualTo(7);
        assertThat(memory(live(deployment(ONE, 2)))).isEqualTo("1Gi");
        int before = writes().size();
        writer.apply(model, serving(withMemory("1Gi", 3)), scaled());
        assertThat(writes()).hasSize(before);
    }

    @Test
    void replicas_that_nobody_else_owns_follow_the_register() {
        writer.apply(model, serving(ONE), nothing());

        writer.apply(model, serving(withMemory("1Gi", 3)), existing());

        assertThat(replicas(ONE)).isEqualTo(3);
    }

    @Test
    void a_stop_takes_the_replicas_back_from_an_autoscaler_and_keeps_them() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(deployment(ONE, 2)).scale(7);

        writer.apply(model, resting(ONE), scaled());
        assertThat(replicas(ONE)).isZero();
        human.resource(deployment(ONE, 2)).scale(4);
        writer.apply(model, resting(ONE), scaled());

        assertThat(replicas(ONE)).isZero();
    }

    @Test
    void a_port_that_moved_leaves_no_second_port_behind() {
        writer.apply(model, serving(ONE), nothing());
        Service moved =
                new ServiceManifests().build(model, Optional.of(Labels.shortDigest(ONE)), 9090);
        int before = writes().size();

        writer.apply(
                model,
                new DesiredWorkload(
                        List.of(deployment(ONE, 2)), Set.of(), Set.of(), Optional.of(moved)),
                existing());

        assertThat(live(moved).getSpec().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getPort()).isEqualTo(9090));
        assertThat(writes()).hasSize(before + 1);
    }

    @Test
    void a_port_and_a_label_with_our_prefix_that_somebody_added_go_once_and_their_own_stay() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(service(ONE))
                .edit(
                        s ->
                                new ServiceBuilder(s)
                                        .editMetadata()
                                        .addToLabels("aihub.io/extra", "x")
                                        .addToLabels("team", "radiology")
                                        .endMetadata()
                                        .editSpec()
                                        .addNewPort()
                                        .withName("ssh")
                                        .withPort(22)
                                        .endPort()
                                        .endSpec()
                                        .build());
        int before = writes().size();

        writer.apply(model, serving(ONE), existing());
        writer.apply(model, serving(ONE), existing());

        assertThat(writes().subList(before, writes().size())).containsExactly("Patch 200 changed");
        assertThat(live(service(ONE)).getSpec().getPorts()).hasSize(1);
        assertThat(live(service(ONE)).getMetadata().getLabels())
                .doesNotContainKey("aihub.io/extra")
                .containsEntry("team", "radiology");
    }

    @Test
    void a_key_that_somebody_added_to_the_selector_goes_once() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(service(ONE))
                .edit(
                        s ->
                                new ServiceBuilder(s)
                                        .editSpec()
                                        .addToSelector("tier", "gold")
                                        .endSpec()
                                        .build());
        int before = writes().size();

        writer.apply(model, serving(ONE), existing());
        writer.apply(model, serving(ONE), existing());

        assertThat(writes()).hasSize(before + 1);
        assertThat(live(service(ONE)).getSpec().getSelector())
                .isEqualTo(service(ONE).getSpec().getSelector());
    }

    @Test
    void our_parts_are_replaced_only_on_the_version_that_was_looked_at() {
        writer.apply(model, serving(ONE), nothing());
        ActualWorkload looked = existing();
        human.resource(service(ONE))
                .edit(
                        s ->
                                new ServiceBuilder(s)
                                        .editMetadata()
                                        .addToLabels("team", "radiology")
                                        .endMetadata()
                                        .build());
        Service moved =
                new ServiceManifests().build(model, Optional.of(Labels.shortDigest(ONE)), 9090);
        DesiredWorkload desired =
                new DesiredWorkload(List.of(), Set.of(name(ONE)), Set.of(), Optional.of(moved));

        assertThatThrownBy(() -> writer.apply(model, desired, looked))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
        assertThat(live(moved).getSpec().getPorts().get(0).getPort()).isEqualTo(8080);
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
}
