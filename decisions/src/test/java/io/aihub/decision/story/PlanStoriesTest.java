package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.Effect.Scope;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.drift.Scrapes;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.StopOrder;
import io.aihub.decision.revision.FailureMode.OnNoData;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.rollout.RolloutStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What only the decisions tell and no reader of the API: when to look again, to the second. */
class PlanStoriesTest {
    private static final Scrapes DARK =
            new Scrapes(Scrapes.State.Dark, Scrapes.Fault.Error, Optional.of("HTTP 500."));

    private static final Scrapes ARRIVING =
            new Scrapes(Scrapes.State.Arriving, Scrapes.Fault.Silence, Optional.empty());

    private final Worlds worlds = new Lives();

    @Test
    void the_look_after_a_stored_baseline_comes_soon_because_the_switch_waits_for_it() {
        Life life = (Life) worlds.serving(version(1)).asks(version(2));
        life.people().approve(version(2));
        ModelPlan plan = life.pass();
        while (plan.rollout().step() != RolloutStep.StoreBaseline) {
            plan = life.pass();
        }

        assertThat(plan.nextCheck()).isPresent();
        assertThat(plan.nextCheck().orElseThrow()).isBeforeOrEqualTo(life.now());
    }

    @Test
    void the_loop_looks_again_at_the_very_moment_at_which_silence_becomes_blindness() {
        Life life = (Life) worlds.serving(version(1));
        life.close("NN");

        assertThat(life.look().nextCheck())
                .contains(life.condition("MonitoringAvailable").since().plus(Version.NO_DATA_FOR));
    }

    @Test
    void the_loop_looks_again_at_the_very_moment_at_which_a_hold_ends() {
        Life life = (Life) worlds.serving(version(1));
        life.later(Duration.ofHours(2)).settle();
        Instant end = life.now().plus(Duration.ofSeconds(40));
        life.people().hold(Hold.PauseAutomation, Duration.ofSeconds(40));

        assertThat(life.look().nextCheck()).contains(end);
        assertThat(life.holds(Hold.PauseAutomation).look().nextCheck()).contains(end);
    }

    @Test
    void silence_is_not_called_blindness_a_second_too_early() {
        Life life = (Life) worlds.serving(version(1));
        life.post("NN").pass();
        assertThat(sight(life)).isEqualTo(ConditionStatus.Unknown);

        life.later(Version.NO_DATA_FOR.minusSeconds(2)).pass();
        assertThat(sight(life)).isEqualTo(ConditionStatus.Unknown);
        life.later(Duration.ofSeconds(1)).pass();

        assertThat(sight(life)).isEqualTo(ConditionStatus.False);
    }

    @Test
    void the_first_move_without_a_signal_already_says_when_to_look_again() {
        Life life = (Life) worlds.of(version(1).pilot().watching());
        life.people().approve(version(1));
        ModelPlan moved = life.pass();
        while (!life.answers().equals("m-1")) {
            moved = life.pass();
        }

        ModelPlan next = life.later(Duration.ofSeconds(2)).pass();

        assertThat(next.health()).isEqualTo(moved.health());
        assertThat(moved.nextCheck()).isPresent().isEqualTo(next.nextCheck());
    }

    /** The register lets no such terms in; the decisions hold without it. */
    @Test
    void input_drift_whose_terms_ask_for_a_rollback_does_not_get_one() {
        SignalTerms age = Counts.signal("age", SignalKind.InputDrift, 0.2, SignalAction.Rollback);
        World world =
                worlds.switched(
                        version(1).watching(age, Counts.score(0.2)),
                        version(2).watching(age, Counts.score(0.2)));

        world.close("BW", "BW", "BB", "BB", "BB");

        assertThat(world.answers()).isEqualTo("m-2");
    }

    @Test
    void scrapes_that_bring_nothing_are_told_before_a_window_closes_and_stop_nothing() {
        Life life = (Life) worlds.serving(version(1).onNoData(OnNoData.SafeState));
        life.close("WW", "WW");

        life.board().scrapes(DARK);
        life.pass();

        assertThat(sight(life)).isEqualTo(ConditionStatus.False);
        assertThat(life.condition("MonitoringAvailable").reason()).isEqualTo(Reason.SourceError);
        assertThat(life.condition("MonitoringAvailable").message()).isEqualTo("HTTP 500.");
        assertThat(life.condition("SignalsWithinLimits").status())
                .isEqualTo(ConditionStatus.Unknown);
        life.later(Version.NO_DATA_FOR.minusSeconds(2)).pass();
        assertThat(life.answers()).isEqualTo("m-1");

        life.board().scrapes(ARRIVING);
        life.pass();

        assertThat(sight(life)).isEqualTo(ConditionStatus.True);
        life.later(Version.NO_DATA_FOR).pass();
        assertThat(sight(life)).isEqualTo(ConditionStatus.True);
    }

    @Test
    void the_dark_lasts_over_a_restart_and_ends_when_counts_are_read() {
        Life life = (Life) worlds.serving(version(1));
        life.close("WW", "WW");
        life.board().scrapes(DARK);
        life.pass();

        life.restarts();
        life.board().scrapes(Scrapes.UNKNOWN);
        life.pass();

        assertThat(sight(life)).isEqualTo(ConditionStatus.Unknown);
        assertThat(life.condition("MonitoringAvailable").reason()).isEqualTo(Reason.NoData);
        life.later(Version.NO_DATA_FOR).pass();
        assertThat(sight(life)).isEqualTo(ConditionStatus.False);

        life.board().scrapes(ARRIVING);
        life.pass();

        assertThat(sight(life)).isEqualTo(ConditionStatus.True);
    }

    @Test
    void a_clock_that_stood_ahead_once_freezes_no_signal() {
        Life life = (Life) worlds.switched(version(1), version(2));
        life.later(Duration.ofDays(2)).close("WW");

        life.later(Duration.ofDays(-2)).pass();
        life.close("WB", "WB");

        assertThat(life.lastAction().map(Answer.Action::what)).contains(What.RollBack);
        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void a_clock_that_stood_ahead_when_a_window_closed_counts_the_very_next_one() {
        Life life = (Life) worlds.serving(version(1));
        life.close("WW", "WW");
        life.later(Duration.ofDays(2)).close("WB");
        life.later(Duration.ofDays(-2)).close("WB");

        assertThat(life.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.Breach);
    }

    @Test
    void silence_that_began_by_a_clock_ahead_becomes_blindness_all_the_same() {
        Life life = (Life) worlds.serving(version(1));
        life.later(Duration.ofDays(2)).close("NN");

        life.later(Duration.ofDays(-2)).pass();
        life.later(Version.NO_DATA_FOR).pass();

        assertThat(sight(life)).isEqualTo(ConditionStatus.False);
    }

    @Test
    void values_that_go_missing_are_a_breach_of_their_own_that_alerts_and_clears() {
        Life life = (Life) worlds.serving(version(1));
        life.close("WW", "WW");

        life.close("MW", "MW");

        assertThat(life.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.Breach);
        assertThat(life.condition("SignalsWithinLimits").message()).contains("age-usable since");
        assertThat(life.answers()).isEqualTo("m-1");

        life.close("WW", "WW", "WW");

        assertThat(life.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.WithinLimits);
    }

    @Test
    void an_output_breach_beside_missing_inputs_rolls_nothing_back() {
        Life life = (Life) worlds.switched(version(1), version(2));

        life.close("MB", "MB", "MB");

        assertThat(life.answers()).isEqualTo("m-2");
    }

    @Test
    void a_revocation_that_reaches_further_is_remembered_before_one_that_is_repeated() {
        Life life = (Life) worlds.serving(version(1));
        life.people().revoke(version(1), Scope.ThisContent);
        life.people().revoke(version(1), Scope.ThisContent);
        life.later(Duration.ofSeconds(1));
        life.people().revoke(version(1), Scope.SamePods);

        assertThat(life.look().memory().stops())
                .extracting(held -> held.stop().servingDigest())
                .containsExactly(
                        Optional.empty(),
                        Optional.of(version(1).id().servingDigest()),
                        Optional.empty());
    }

    @Test
    void pods_that_a_revocation_may_mean_are_kept_for_nobody_where_nothing_can_be_recorded() {
        Version twin = version(2).withOtherTerms(12);
        Life life = (Life) worlds.serving(version(1)).podsNeverStart(version(2)).asks(version(2));
        life.people().approve(version(2));
        life.settle().asks(twin);
        life.people().approve(twin);
        life.settle();

        life.people().revoke(version(2));
        assertThat(ordered(life).stops(twin.id().servingDigest())).isTrue();

        life.people().revoke(version(2), Scope.ThisContent);
        assertThat(ordered(life).stops(twin.id().servingDigest())).isFalse();
    }

    private static StopOrder ordered(Life life) {
        return StopOrder.of(life.observation(), life.look());
    }

    private static ConditionStatus sight(Life life) {
        return life.condition("MonitoringAvailable").status();
    }
}
