package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Reason;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a breach leads to, and what it never leads to. */
@ExtendWith(StoryExtension.class)
public class DriftStoriesTest {

    @Test
    void an_output_breach_with_quiet_inputs_rolls_back_by_rule_8_and_shows_the_arithmetic(
            Worlds worlds) {
        World world = worlds.switched(version(1), version(2));

        world.close("WB", "WB");

        assertThat(world.answers()).isEqualTo("m-1");
        Answer.Action action = world.lastAction().orElseThrow();
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
        assertThat(world.condition("VersionOverridden").status()).isEqualTo(ConditionStatus.True);
        assertThat(world.condition("VersionOverridden").message())
                .startsWith("Serving 1.0 instead of 2.0");
        assertThat(world.condition("RolledBack").reason()).isEqualTo(Reason.Verifying);
        assertThat(world.history("m-2").flatMap(Answer.History::quarantined)).isPresent();
    }

    @Test
    void a_version_at_fault_is_rolled_back_from_after_the_process_died_when_the_old_one_was_stable(
            Worlds worlds) {
        World world = worlds.begun(version(1));
        world.close("WW").later(Version.STABLE_AFTER);
        world.diesOnceSaved(
                each -> each.history("m-1").flatMap(Answer.History::stableSince).isPresent());
        world.settle();
        world.close("WW", "WW");
        world.restarts();
        world.asks(version(2));
        world.people().approve(version(2));
        world.settle();

        world.close("WB", "WB");

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.history("m-1").flatMap(Answer.History::baseline))
                .flatMap(Answer.Baseline::before)
                .contains("m-2");
    }

    @Test
    void
            a_version_that_was_rolled_back_from_stays_out_though_the_process_died_twice_and_a_stop_came(
                    Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WB");
        world.post("WB");
        world.diesOnceSaved(When.last(What.RollBack));
        String suspension = world.people().suspend();
        world.diesOnceSaved(When.last(What.Stop));
        world.settle();

        world.people().resume(suspension);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.history("m-2").flatMap(Answer.History::quarantined)).isPresent();
    }

    @Test
    void what_status_calls_within_limits_has_counts_that_outlive_the_process(Worlds worlds) {
        World world = worlds.begun(version(1));
        world.post("WW");
        world.diesOnceSaved(When.shows("SignalsWithinLimits", Reason.WithinLimits));
        assertThat(world.condition("SignalsWithinLimits").status()).isEqualTo(ConditionStatus.True);
        world.later(Version.STABLE_AFTER).settle();
        assertThat(world.history("m-1").flatMap(Answer.History::stableSince)).isPresent();
        world.asks(version(2));
        world.people().approve(version(2));
        world.settle();

        world.close("WB", "WB");

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void counts_are_stored_first_when_every_signal_has_some_and_again_when_the_revision_is_stable(
            Worlds worlds) {
        World world = worlds.begun(version(1));

        world.close("WL");
        assertThat(world.history("m-1").flatMap(Answer.History::baseline)).isEmpty();
        world.close("WW");
        Instant first = world.history("m-1").flatMap(Answer.History::baseline).orElseThrow().at();
        world.close("WW");
        assertThat(world.history("m-1").flatMap(Answer.History::baseline))
                .map(Answer.Baseline::at)
                .contains(first);
        world.stabilize();
        assertThat(world.history("m-1").flatMap(Answer.History::baseline))
                .map(Answer.Baseline::at)
                .isEqualTo(world.history("m-1").flatMap(Answer.History::stableSince));
    }

    @Test
    void one_breach_window_of_two_that_are_needed_does_nothing(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));

        world.close("WB", "WW", "WW", "WW", "WB");

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.SignalWarning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "I", "L", "N", "E", "S"})
    void inputs_that_are_not_conclusively_within_limits_attribute_nothing(
            String input, Worlds worlds) {
        World world = worlds.switched(version(1), version(2));

        world.close(input + "B", input + "B", input + "B");

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.Breach);
    }

    @Test
    void input_drift_alone_is_a_breach_and_never_moves_traffic(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));

        for (int i = 0; i < 30; i++) {
            world.close("BW");
        }

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.condition("SignalsWithinLimits").status())
                .isEqualTo(ConditionStatus.False);
        assertThat(world.actions())
                .extracting(Answer.Action::what)
                .doesNotContain(What.RollBack, What.Stop);
    }

    @Test
    void a_breach_on_the_first_version_has_no_boundary_and_attributes_nothing(Worlds worlds) {
        World world = worlds.serving(version(1));

        world.close("WB", "WB", "WB", "WB");

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.Breach);
    }

    @Test
    void a_breach_long_after_the_switch_is_not_put_down_to_the_version(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WW", "WW", "WW", "WW", "WW", "WW", "WW");

        world.close("WB", "WB", "WB");

        assertThat(world.answers()).isEqualTo("m-2");
    }

    @Test
    void an_old_revision_whose_counts_were_never_within_limits_attributes_nothing(Worlds worlds) {
        World world = worlds.begun(version(1));
        world.close("WI", "WI", "WL");
        world.asks(version(2));
        world.people().approve(version(2));
        world.settle();

        world.close("WB", "WB", "WB");

        assertThat(world.answers()).isEqualTo("m-2");
    }

    @Test
    void after_a_rollback_the_next_twenty_windows_bring_no_second_one(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WB", "WB");
        int actions = world.actions().size();

        for (int i = 0; i < 20; i++) {
            world.close(i % 3 == 0 ? "WI" : "WW");
        }

        assertThat(world.actions()).hasSize(actions);
        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("RolledBack").reason()).isEqualTo(Reason.Recovered);
    }

    @Test
    void the_pods_of_the_failing_revision_are_taken_down_once_traffic_has_left_them(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WB", "WB");

        world.settle();

        assertThat(world.pods())
                .containsEntry(version(1).pods(), Answer.Pods.Ready)
                .containsEntry(version(2).pods(), Answer.Pods.ScaledDown);
    }

    @Test
    void a_rollback_is_recovered_only_after_as_many_windows_as_the_terms_ask_for(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WB", "WB");
        world.close("WW");
        assertThat(world.condition("RolledBack").reason()).isEqualTo(Reason.Verifying);

        world.close("WN", "WW");

        assertThat(world.condition("RolledBack").reason()).isEqualTo(Reason.Recovered);
    }

    @Test
    void a_rollback_that_did_not_help_hands_over_to_a_person(Worlds worlds) {
        World world =
                worlds.switched(
                        version(1).cooldown(Duration.ofSeconds(1)),
                        version(2).cooldown(Duration.ofSeconds(1)));
        world.close("WB", "WB");

        world.close("WB", "WB", "WB", "WB", "WB", "WB");

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("RolledBack").reason()).isEqualTo(Reason.RollbackIneffective);
        assertThat(world.actions()).extracting(Answer.Action::what).containsOnlyOnce(What.RollBack);
    }

    @Test
    void windows_of_an_earlier_stay_of_traffic_say_nothing_about_this_one(Worlds worlds) {
        Version one = version(1);
        World world = worlds.serving(one);
        world.asks(version(2));
        world.people().approve(version(2));
        world.settle();
        world.people().askForRollback(Optional.of("m-1"));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.signals()).isEmpty();
        assertThat(world.condition("SignalsWithinLimits").status())
                .isEqualTo(ConditionStatus.Unknown);
    }

    @Test
    void what_was_rolled_back_from_does_not_come_back_until_people_say_retry(Worlds worlds) {
        Version two = version(2);
        World world = worlds.switched(version(1), two);
        world.close("WB", "WB");
        world.stabilize();
        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("VersionOverridden").status()).isEqualTo(ConditionStatus.True);

        world.people().acknowledge(two);
        world.settle();
        assertThat(world.answers()).isEqualTo("m-1");
        world.people().retry(two);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.shown("VersionOverridden")).isEmpty();
    }

    @Test
    void a_retry_from_before_the_rollback_lifts_nothing(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().retry(version(2));
        world.later(Duration.ofSeconds(1));

        world.close("WB", "WB");
        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void other_content_comes_in_after_a_rollback_as_soon_as_it_is_approved(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WB", "WB");
        world.close("WW", "WW", "WW");
        world.asks(version(3));
        world.people().approve(version(3));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-3");
        assertThat(world.shown("VersionOverridden")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Alert, m-2", "PausePromotion, m-2", "SafeState, nothing"})
    void a_breached_signal_does_what_its_terms_say_and_no_more(
            SignalAction action, String answers, Worlds worlds) {
        SignalTerms age = Counts.signal("age", SignalKind.InputDrift, 0.2, action);
        World world =
                worlds.switched(
                        version(1).watching(age, Counts.score(0.2)),
                        version(2).watching(age, Counts.score(0.2)));

        world.close("BW", "BW");

        assertThat(world.answers()).isEqualTo(answers);
    }

    @Test
    void a_breached_signal_that_pauses_promotion_keeps_a_ready_revision_out(Worlds worlds) {
        SignalTerms age =
                Counts.signal("age", SignalKind.InputDrift, 0.2, SignalAction.PausePromotion);
        World world = worlds.serving(version(1).watching(age, Counts.score(0.2)));
        world.close("BW", "BW");
        world.asks(version(2));
        world.people().approve(version(2));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.findings())
                .anyMatch(finding -> finding.message().contains("signal age is in breach"));
    }
}
