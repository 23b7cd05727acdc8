package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModelSpec.Hold;
import io.aihub.api.v1alpha1.ModelDecisionSpecBuilder;
import io.aihub.api.v1alpha1.decision.Approver;
import io.aihub.api.v1alpha1.status.HoldStatus;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hold by decision stands where a person at night looks, and ends when it said it would. */
class HeldAutomationTest {
    private static final String REASON = "the archive is moved tonight and answers late";
    private static final Duration HOUR = Duration.ofHours(1);
    private LoopHarness loop;

    /** Version 1 is stable, and version 2 took over. */
    @BeforeEach
    void serve() {
        loop = LoopHarness.empty();
        loop.play(Stories.BEGUN);
        loop.play(Stories.FIRST);
        loop.apply(Wish.version(2).model());
        loop.settle();
        loop.apply(Applied.approval(loop));
        loop.settle();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void who_holds_what_until_when_and_why_stands_in_status_and_message_and_event() {
        String end = hold(Hold.PauseAutomation, HOUR);

        HoldStatus held = loop.status().hold();
        assertThat(held.inForce()).isEqualTo(Hold.PauseAutomation);
        assertThat(held.by()).isEqualTo("hugo");
        assertThat(held.until()).isEqualTo(end);
        assertThat(held.reason()).isEqualTo(REASON);
        assertThat(held.decision()).startsWith("decision-");
        assertThat(held.since()).isNotNull();
        String words = "Automation is paused by hugo until " + end + ": " + REASON + ".";
        assertThat(message("Held")).startsWith(words).contains("aihub hold NAME --release");
        assertThat(message("Ready")).startsWith("Serving 2.0").endsWith(words);
        assertThat(notes("AutomationHeld"))
                .singleElement()
                .satisfies(note -> assertThat(note).startsWith(words));
    }

    @Test
    void it_stops_an_automatic_rollback_and_at_its_end_the_rollback_comes_and_is_told() {
        String end = hold(Hold.PauseAutomation, Duration.ofMinutes(5));
        loop.close("WB", "WB", "WB");
        assertThat(serving()).isEqualTo("2.0");
        assertThat(loop.status().findings())
                .anyMatch(
                        finding ->
                                finding.message().contains("held: automation is paused by hugo"));

        loop.later(Duration.ofMinutes(3));
        loop.settle();

        assertThat(serving()).isEqualTo("1.0");
        assertThat(loop.status().lastAction().what()).isEqualTo("RollBack");
        assertThat(loop.status().hold()).isNull();
        assertThat(notes("HoldEnded"))
                .singleElement()
                .isEqualTo("The hold by hugo ended at " + end + ".");
    }

    @Test
    void it_keeps_a_new_revision_from_the_traffic_until_it_is_released() {
        hold(Hold.PausePromotion, HOUR);
        loop.apply(Wish.version(3).model());
        loop.settle();
        loop.apply(Applied.approval(loop));
        loop.settle();
        assertThat(serving()).isEqualTo("2.0");
        assertThat(message("Ready")).contains("Promotion is paused by hugo");

        decide("hanna", ",\"hold\":\"None\"");

        assertThat(serving()).isEqualTo("3.0");
        assertThat(loop.status().hold()).isNull();
        assertThat(message("Held")).startsWith("Released by hanna at ");
    }

    @Test
    void an_older_hold_does_not_come_back_when_a_newer_one_ends() {
        hold(Hold.PauseAutomation, HOUR);
        loop.later(Duration.ofSeconds(5));
        hold(Hold.PausePromotion, Duration.ofMinutes(1));
        assertThat(loop.status().hold().inForce()).isEqualTo(Hold.PausePromotion);

        loop.later(Duration.ofMinutes(1));
        loop.settle();

        assertThat(loop.status().hold()).isNull();
    }

    @Test
    void what_the_register_holds_is_in_status_without_a_person() {
        loop.apply(Wish.version(2).set("spec.hold", "PausePromotion").model());
        loop.settle();

        assertThat(loop.status().hold())
                .isEqualTo(new HoldStatus(Hold.PausePromotion, null, null, null, null, null));
        assertThat(message("Ready")).endsWith("Promotion is paused: spec.hold is PausePromotion.");
    }

    @Test
    void a_suspension_stops_the_model_under_every_hold() {
        loop.apply(Wish.version(2).set("spec.hold", "PauseAutomation").model());
        hold(Hold.PauseAutomation, HOUR);

        loop.apply(Applied.decision(loop.nextDecision(), "Suspend", ""));
        loop.settle();

        assertThat(loop.status().serving().state()).isEqualTo(ServingState.Stopped);
        assertThat(loop.violations()).isEmpty();
    }

    @Test
    void a_revocation_goes_back_under_a_hold() {
        hold(Hold.PauseAutomation, HOUR);

        loop.apply(
                Applied.decision(
                        loop.nextDecision(),
                        "Revoke",
                        ",\"riskClass\":\"High\",\"contentDigest\":\""
                                + loop.status().contentDigest()
                                + "\""));
        loop.settle();

        assertThat(serving()).isEqualTo("1.0");
    }

    @Test
    void a_person_s_rollback_is_carried_out_under_a_hold() {
        hold(Hold.PauseAutomation, HOUR);

        loop.apply(Applied.decision(loop.nextDecision(), "Rollback", ""));
        loop.settle();

        assertThat(serving()).isEqualTo("1.0");
    }

    @Test
    void a_new_process_holds_as_the_old_one_did_and_tells_it_no_second_time() {
        hold(Hold.PauseAutomation, HOUR);

        loop.restart();
        loop.close("WB", "WB", "WB");

        assertThat(serving()).isEqualTo("2.0");
        assertThat(notes("AutomationHeld")).hasSize(1);
    }

    /** Answers when it ends. */
    private String hold(Hold hold, Duration time) {
        String end = Instant.ofEpochSecond(loop.now().plus(time).getEpochSecond()).toString();
        decide("hugo", ",\"hold\":\"" + hold + "\",\"validUntil\":\"" + end + "\"");
        return end;
    }

    private void decide(String username, String rest) {
        var decision = Applied.decision(loop.nextDecision(), "Hold", rest);
        decision.setSpec(
                ModelDecisionSpecBuilder.builder(decision.getSpec())
                        .approver(new Approver(username))
                        .role("hub-operator")
                        .reason(REASON)
                        .build());
        loop.apply(decision);
        loop.settle();
    }

    private String serving() {
        return loop.status().serving().version();
    }

    private String message(String type) {
        return loop.status().conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .map(condition -> condition.message())
                .findFirst()
                .orElseThrow();
    }

    private List<String> notes(String reason) {
        return loop.all(Event.class).stream()
                .filter(event -> event.getReason().equals(reason))
                .map(Event::getNote)
                .toList();
    }
}
