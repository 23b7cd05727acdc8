package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.api.v1alpha1.YesNo;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What somebody else's object of the model's names lets answer is seen, and nothing is inferred.
 */
class ForeignNameTest extends ServingModelCase {

    @Test
    void a_service_of_somebody_else_in_the_place_of_the_own_lets_nothing_answer() {
        loop.later(Duration.ofMinutes(2));
        Instant taken = loop.now();
        replaceService(Map.of("app", "other"));

        assertNothingAnswers();
        assertThat(condition("Ready").message())
                .startsWith("Nothing serves. 1.0 does not answer: Service m exists and belongs to")
                .contains("none of the ready pods of this model is behind it");
        assertThat(notes("NameTaken")).hasSize(1);
        assertThat(served("1.0"))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.why()).isEqualTo("NameTaken");
                            assertThat(Instant.parse(one.to()))
                                    .isBetween(taken, taken.plusSeconds(10));
                        });
    }

    @Test
    void when_it_goes_the_same_revision_answers_again_from_then_on() {
        replaceService(Map.of("app", "other"));
        loop.later(Duration.ofMinutes(3));
        Instant gone = loop.now();
        loop.delete(service());
        loop.settle();

        assertThat(state()).isEqualTo(ServingState.Serving);
        assertThat(loop.status().serving().inForce()).isEqualTo(YesNo.Yes);
        assertThat(condition("Ready").status()).isEqualTo(Condition.Status.True);
        assertThat(served("1.0")).hasSize(2);
        assertThat(Instant.parse(served("1.0").get(1).from())).isAfterOrEqualTo(gone);
    }

    @Test
    void pods_of_the_model_behind_it_do_answer_and_it_is_said_through_what() {
        replaceService(Map.of(Labels.NAME, Wish.MODEL));

        assertThat(state()).isEqualTo(ServingState.Serving);
        assertThat(loop.status().serving().inForce()).isEqualTo(YesNo.Yes);
        assertThat(findings("NameTaken"))
                .singleElement()
                .asString()
                .contains(
                        "belongs to ReferenceProfile m-2026; it is left alone. Behind it are ready pods of"
                                + " this model: 2 of 1.0.");
        assertThat(condition("Ready").message()).contains("Service m exists and belongs to");
    }

    @Test
    void a_new_version_is_not_switched_to_while_there_is_no_own_service_to_move() {
        replaceService(Map.of(Labels.NAME, Wish.MODEL));
        loop.apply(Wish.version(2).model());
        loop.settle();
        approve();

        assertThat(loop.status().serving().version()).isEqualTo("1.0");
        assertThat(condition("Deployed").reason()).isEqualTo("NameTaken");
        assertThat(loop.status().candidate().phase()).hasToString("Failed");
    }

    @Test
    void the_first_version_of_a_model_waits_for_the_name_of_its_service() {
        loop.close();
        loop = LoopHarness.empty();
        loop.apply(Applied.profile());
        loop.apply(foreignService(Map.of("app", "other")));
        loop.play(Stories.BEGUN);

        assertThat(state()).isNotEqualTo(ServingState.Serving);
        assertThat(loop.status().serving().inForce()).isEqualTo(YesNo.No);
        assertThat(condition("Deployed").reason()).isEqualTo("NameTaken");

        loop.delete(service());
        loop.settle();

        assertThat(state()).isEqualTo(ServingState.Serving);
    }

    @Test
    void a_deployment_of_somebody_else_in_the_place_of_the_own_lets_nothing_answer() {
        Deployment other = deployment();
        loop.delete(other);
        other.getSpec().getSelector().setMatchLabels(Map.of("app", "other"));
        other.getSpec().getTemplate().getMetadata().setLabels(Map.of("app", "other"));
        loop.apply(foreign(other));
        loop.settle();

        assertNothingAnswers();
        assertThat(findings("NameTaken"))
                .singleElement()
                .asString()
                .contains("Deployment " + other.getMetadata().getName(), "ReferenceProfile m-2026");
    }

    private void assertNothingAnswers() {
        assertThat(state()).isEqualTo(ServingState.None);
        assertThat(loop.status().serving().inForce()).isEqualTo(YesNo.No);
        assertThat(loop.status().serving().summary()).isEqualTo("None");
        assertThat(condition("Deployed").reason()).isEqualTo("NameTaken");
        assertThat(condition("Deployed").status()).isEqualTo(Condition.Status.False);
        assertThat(condition("Ready").status()).isEqualTo(Condition.Status.False);
    }

    private void replaceService(Map<String, String> selector) {
        loop.delete(service());
        loop.apply(foreignService(selector));
        loop.settle();
    }

    private Service foreignService(Map<String, String> selector) {
        return foreign(
                new ServiceBuilder()
                        .withNewMetadata()
                        .withName(Wish.MODEL)
                        .withNamespace(Wish.NAMESPACE)
                        .endMetadata()
                        .withNewSpec()
                        .withSelector(selector)
                        .endSpec()
                        .build());
    }

    /** Of an owner that exists: what has none left is collected. */
    private <T extends HasMetadata> T foreign(T object) {
        HasMetadata owner = loop.all(ReferenceProfile.class).get(0);
        object.getMetadata().setResourceVersion(null);
        object.getMetadata().setUid(null);
        object.getMetadata().setLabels(Map.of("app", "other"));
        object.getMetadata()
                .setOwnerReferences(
                        List.of(
                                new OwnerReferenceBuilder()
                                        .withApiVersion("aihub.io/v1alpha1")
                                        .withKind("ReferenceProfile")
                                        .withName(owner.getMetadata().getName())
                                        .withUid(owner.getMetadata().getUid())
                                        .withController(true)
                                        .build()));
        return object;
    }
}
