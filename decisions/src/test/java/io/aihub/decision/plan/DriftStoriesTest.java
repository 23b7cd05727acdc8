package io.aihub.decision.plan;

import static io.aihub.decision.plan.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.plan.ModelPlan.ActionTaken;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.rollout.RolloutStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a breach leads to, and what it never leads to. */
class DriftStoriesTest {

    @Test
    void an_output_breach_with_quiet_inputs_rolls_back_by_rule_8_and_shows_the_arithmetic() {
        Life life = Life.switched(version(1), version(2));

        life.close("WB", "WB");

        assertThat(life.answers()).isEqualTo("m-1");
        ActionTaken action = life.actions().get(life.actions().size() - 1);
        assertThat(action.what()).isEqualTo(What.RollBack);
        assertThat(action.from()).contains("m-2");
        assertThat(action.to()).contains("m-1");
        assertThat(action.rule()).contains("8");
        assertThat(action.reason()).isEqualTo(Reason.RolledBack);
        assertThat(action.message())
                .startsWith("Traffic goes back to 1.0 (m-1) from 2.0 (m-2): OutputDrift score PSI")
                .contains("m=2000")
                .contains("rule 8, the version changed its behaviour on the same inputs")
                .contains("all 1 input signals are within limits")
                .contains("against the baseline: PSI");
        assertThat(life.condition("VersionOverridden").status()).isEqualTo(ConditionStatus.True);
        assertThat(life.condition("VersionOverridden").message())
                .startsWith("Serving 1.0 instead of 2.0");
        assertThat(life.condition("RolledBack").reason()).isEqualTo(Reason.Verifying);
        assertThat(life.history("m-2").quarantined()).isPresent();
    }

    @Test
    void
            a_version_at_fault_is_rolled_back_from_after_the_process_died_when_the_old_one_was_stable() {
        Life life = Life.begun(version(1));
        while (life.look().revisions().stream().noneMatch(r -> r.stableSince().isPresent())) {
            life.pass();
            life.post("WW");
        }
        life.passThatDiesAfterSaving();
        life.pass();
        assertThat(life.history("m-1").stableSince()).isPresent();
        life.close("WW", "WW");
        life.restarts();
        life.asks(version(2));
        life.people.approve(version(2));
        life.settle();

        life.close("WB", "WB");

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.history("m-1").baseline().orElseThrow().before()).contains("m-2");
    }

    @Test
    void
            a_version_that_was_rolled_back_from_stays_out_though_the_process_died_twice_and_a_stop_came() {
        Life life = Life.switched(version(1), version(2));
        life.close("WB");
        life.post("WB");
        assertThat(life.passThatDiesAfterSaving().rollout().step()).isEqualTo(RolloutStep.RollBack);
        GivenDecision suspension = life.people.suspend();
        assertThat(life.passThatDiesAfterSaving().rollout().step()).isEqualTo(RolloutStep.Stop);
        life.settle();

        life.people.resume(suspension.uid());
        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.history("m-2").quarantined()).isPresent();
    }

    @Test
    void what_status_calls_within_limits_has_counts_that_outlive_the_process() {
        Life life = Life.begun(version(1));
        life.post("WW");
        life.passThatDiesAfterSaving();
        assertThat(life.condition("SignalsWithinLimits").status()).isEqualTo(ConditionStatus.True);
        life.later(Life.STABLE_AFTER).pass();
        assertThat(life.history("m-1").stableSince()).isPresent();
        life.asks(version(2));
        life.people.approve(version(2));
        life.settle();

        life.close("WB", "WB");

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void
            counts_are_stored_first_when_every_signal_has_some_and_again_when_the_revision_is_stable() {
        Life life = Life.begun(version(1));

        life.close("WL");
        assertThat(life.history("m-1").baseline()).isEmpty();
        life.close("WW");
        Instant first = life.history("m-1").baseline().orElseThrow().at();
        life.close("WW");
        assertThat(life.history("m-1").baseline().orElseThrow().at()).isEqualTo(first);
        life.stabilize();
        assertThat(life.history("m-1").baseline().orElseThrow().at())
                .isEqualTo(life.history("m-1").stableSince().orElseThrow());
    }

    @Test
    void one_breach_window_of_two_that_are_needed_does_nothing() {
        Life life = Life.switched(version(1), version(2));

        life.close("WB", "WW", "WW", "WW", "WB");

        assertThat(life.answers()).isEqualTo("m-2");
        assertThat(life.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.SignalWarning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "I", "L", "N", "E", "S"})
    void inputs_that_are_not_conclusively_within_limits_attribute_nothing(String input) {
        Life life = Life.switched(version(1), version(2));

        life.close(input + "B", input + "B", input + "B");

        assertThat(life.answers()).isEqualTo("m-2");
        assertThat(life.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.Breach);
    }

    @Test
    void input_drift_alone_is_a_breach_and_never_moves_traffic() {
        Life life = Life.switched(version(1), version(2));

        for (int i = 0; i < 30; i++) {
            life.close("BW");
        }

        assertThat(life.answers()).isEqualTo("m-2");
        assertThat(life.condition("SignalsWithinLimits").status()).isEqualTo(ConditionStatus.False);
        assertThat(life.actions()).extracting("what").doesNotContain(What.RollBack, What.Stop);
    }

    @Test
    void input_drift_whose_terms_ask_for_a_rollback_does_not_get_one() {
        SignalTerms age = Counts.signal("age", SignalKind.InputDrift, 0.2, SignalAction.Rollback);
        Life life =
                Life.switched(
                        version(1).watching(age, Counts.score(0.2)),
                        version(2).watching(age, Counts.score(0.2)));

        life.close("BW", "BW", "BB", "BB", "BB");

        assertThat(life.answers()).isEqualTo("m-2");
    }

    @Test
    void a_breach_on_the_first_version_has_no_boundary_and_attributes_nothing() {
        Life life = Life.serving(version(1));

        life.close("WB", "WB", "WB", "WB");

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.Breach);
    }

    @Test
    void a_breach_long_after_the_switch_is_not_put_down_to_the_version() {
        Life life = Life.switched(version(1), version(2));
        life.close("WW", "WW", "WW", "WW", "WW", "WW", "WW");

        life.close("WB", "WB", "WB");

        assertThat(life.answers()).isEqualTo("m-2");
    }

    @Test
    void an_old_revision_whose_counts_were_never_within_limits_attributes_nothing() {
        Life life = Life.begun(version(1));
        life.close("WI", "WI", "WL");
        life.asks(version(2));
        life.people.approve(version(2));
        life.settle();

        life.close("WB", "WB", "WB");

        assertThat(life.answers()).isEqualTo("m-2");
    }

    @Test
    void after_a_rollback_the_next_twenty_windows_bring_no_second_one() {
        Life life = Life.switched(version(1), version(2));
        life.close("WB", "WB");
        int actions = life.actions().size();

        for (int i = 0; i < 20; i++) {
            life.close(i % 3 == 0 ? "WI" : "WW");
        }

        assertThat(life.actions()).hasSize(actions);
        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("RolledBack").reason()).isEqualTo(Reason.Recovered);
    }

    @Test
    void the_pods_of_the_failing_revision_are_taken_down_once_traffic_has_left_them() {
        Life life = Life.switched(version(1), version(2));
        life.close("WB", "WB");

        life.settle();

        assertThat(life.pods())
                .containsEntry(version(1).id().servingDigest(), WorkloadState.Ready)
                .containsEntry(version(2).id().servingDigest(), WorkloadState.Starting);
    }

    @Test
    void a_rollback_is_recovered_only_after_as_many_windows_as_the_terms_ask_for() {
        Life life = Life.switched(version(1), version(2));
        life.close("WB", "WB");
        life.close("WW");
        assertThat(life.condition("RolledBack").reason()).isEqualTo(Reason.Verifying);

        life.close("WN", "WW");

        assertThat(life.condition("RolledBack").reason()).isEqualTo(Reason.Recovered);
    }

    @Test
    void a_rollback_that_did_not_help_hands_over_to_a_person() {
        Life life =
                Life.switched(
                        version(1).cooldown(Duration.ofSeconds(1)),
                        version(2).cooldown(Duration.ofSeconds(1)));
        life.close("WB", "WB");

        life.close("WB", "WB", "WB", "WB", "WB", "WB");

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("RolledBack").reason()).isEqualTo(Reason.RollbackIneffective);
        assertThat(life.actions()).extracting("what").containsOnlyOnce(What.RollBack);
    }

    @Test
    void windows_of_an_earlier_stay_of_traffic_say_nothing_about_this_one() {
        Version one = version(1);
        Life life = Life.serving(one);
        life.asks(version(2));
        life.people.approve(version(2));
        life.settle();
        life.people.askForRollback(Optional.of("m-1"));

        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.status().signals()).isEmpty();
        assertThat(life.condition("SignalsWithinLimits").status())
                .isEqualTo(ConditionStatus.Unknown);
    }

    @Test
    void what_was_rolled_back_from_does_not_come_back_until_it_is_acknowledged() {
        Version two = version(2);
        Life life = Life.switched(version(1), two);
        life.close("WB", "WB");
        life.stabilize();
        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("VersionOverridden").status()).isEqualTo(ConditionStatus.True);

        life.people.acknowledge(two);
        life.settle();

        assertThat(life.answers()).isEqualTo("m-2");
        assertThat(life.shown(ConditionType.VersionOverridden)).isEmpty();
    }

    @Test
    void an_acknowledgement_from_before_the_rollback_lifts_nothing() {
        Life life = Life.switched(version(1), version(2));
        life.people.acknowledge(version(2));
        life.later(Duration.ofSeconds(1));

        life.close("WB", "WB");
        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void other_content_comes_in_after_a_rollback_as_soon_as_it_is_approved() {
        Life life = Life.switched(version(1), version(2));
        life.close("WB", "WB");
        life.close("WW", "WW", "WW");
        life.asks(version(3));
        life.people.approve(version(3));

        life.settle();

        assertThat(life.answers()).isEqualTo("m-3");
        assertThat(life.shown(ConditionType.VersionOverridden)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Alert, m-2", "PausePromotion, m-2", "SafeState, nothing"})
    void a_breached_signal_does_what_its_terms_say_and_no_more(
            SignalAction action, String answers) {
        SignalTerms age = Counts.signal("age", SignalKind.InputDrift, 0.2, action);
        Life life =
                Life.switched(
                        version(1).watching(age, Counts.score(0.2)),
                        version(2).watching(age, Counts.score(0.2)));

        life.close("BW", "BW");

        assertThat(life.answers()).isEqualTo(answers);
    }

    @Test
    void a_breached_signal_that_pauses_promotion_keeps_a_ready_revision_out() {
        SignalTerms age =
                Counts.signal("age", SignalKind.InputDrift, 0.2, SignalAction.PausePromotion);
        Life life = Life.serving(version(1).watching(age, Counts.score(0.2)));
        life.close("BW", "BW");
        life.asks(version(2));
        life.people.approve(version(2));

        ModelPlan plan = life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(plan.findings())
                .anyMatch(finding -> finding.message().contains("signal age is in breach"));
    }
}
