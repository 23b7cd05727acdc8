package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelDecisionSpecBuilder;
import io.aihub.api.v1alpha1.decision.Approver;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.api.v1alpha1.status.Stop;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A stop has the words of who made it, and says what ends it, wherever a person looks. */
class StopWordsTest extends ServingModelCase {
    private static final String REASON = "read the validation and the figures";

    @Test
    void who_stopped_it_and_why_and_that_people_lift_it_stands_in_status_and_message_and_event() {
        decide("sara", "clinical-safety", "Suspend", "");

        assertThat(loop.status().stops())
                .singleElement()
                .satisfies(
                        stop -> {
                            assertThat(stop.by()).isEqualTo("sara");
                            assertThat(stop.reason()).isEqualTo(REASON);
                        });
        assertThat(condition("Ready").message())
                .contains("sara", REASON, "It holds until people lift it: aihub resume NAME.");
        assertThat(notes("Suspended"))
                .anyMatch(note -> note.contains("sara") && note.contains(REASON));
    }

    @Test
    void while_it_holds_nobody_is_asked_to_approve() {
        loop.apply(Wish.version(2).model());
        loop.settle();
        decide("sara", "clinical-safety", "Suspend", "");

        assertThat(loop.status().conditions())
                .allSatisfy(
                        condition ->
                                assertThat(condition.message()).doesNotContain("aihub approve"));
    }

    @Test
    void after_one_of_two_resumptions_the_message_says_who_else_is_needed() {
        loop.apply(Applied.policy(2));
        decide("sara", "clinical-safety", "Suspend", "");
        resume("sara", "clinical-safety");

        assertThat(state()).isEqualTo(ServingState.Stopped);
        assertThat(condition("Ready").message())
                .contains(
                        "Resumed by sara as clinical-safety",
                        "still missing: clinical-safety",
                        "for a limited time: hub-operator");
    }

    @Test
    void a_temporary_resumption_says_when_it_ends_and_again_a_day_before() {
        loop.apply(Applied.policy(2));
        decide(
                "nils",
                "clinical-safety",
                "Approve",
                ",\"riskClass\":\"High\",\"contentDigest\":\""
                        + loop.status().contentDigest()
                        + "\",\"validUntil\":\"2027-12-01T00:00:00Z\"");
        decide("sara", "clinical-safety", "Suspend", "");
        resume("sara", "clinical-safety");
        resume("nils", "hub-operator");

        assertThat(state()).isEqualTo(ServingState.Serving);
        String end = loop.status().stops().get(0).liftedUntil();
        assertThat(Instant.parse(end)).isAfter(loop.now().plus(Duration.ofHours(71)));
        assertThat(condition("Ready").message()).contains("holds again at " + end);
        assertThat(notes("TemporaryResume")).hasSize(1);
        assertThat(notes("ResumeEnding")).isEmpty();

        loop.later(Duration.ofHours(49));
        loop.settle();
        assertThat(notes("ResumeEnding")).singleElement().asString().contains(end);

        loop.later(Duration.ofHours(24));
        loop.settle();
        assertThat(state()).isEqualTo(ServingState.Stopped);
    }

    private void resume(String username, String role) {
        String uid = loop.status().stops().stream().map(Stop::uid).findFirst().orElseThrow();
        decide(username, role, "Resume", ",\"riskClass\":\"High\",\"lifts\":[\"" + uid + "\"]");
    }

    private ModelDecision decide(String username, String role, String kind, String rest) {
        ModelDecision decision = Applied.decision(loop.nextDecision(), kind, rest);
        decision.setSpec(
                ModelDecisionSpecBuilder.builder(decision.getSpec())
                        .approver(new Approver(username))
                        .role(role)
                        .build());
        loop.apply(decision);
        loop.settle();
        return decision;
    }
}
