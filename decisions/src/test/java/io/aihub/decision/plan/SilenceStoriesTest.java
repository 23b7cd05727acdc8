package io.aihub.decision.plan;

import static io.aihub.decision.plan.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.health.Health.Sight;
import io.aihub.decision.revision.FailureMode.OnNoData;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silence is neither health nor guilt. */
class SilenceStoriesTest {

    @ParameterizedTest
    @CsvSource({"NN, NoData", "WN, NoData", "EW, SourceError", "EE, SourceError"})
    void a_window_without_counts_is_silence_and_no_action(String letters, Reason reason) {
        Life life = Life.switched(version(1), version(2));
        int actions = life.actions().size();

        ModelPlan plan = life.close("WW", letters);

        assertThat(plan.health().sight()).isEqualTo(Sight.Silent);
        assertThat(plan.health().overall()).isEqualTo(Overall.Unknown);
        assertThat(life.condition("MonitoringAvailable").status())
                .isEqualTo(ConditionStatus.Unknown);
        assertThat(life.condition("MonitoringAvailable").reason()).isEqualTo(reason);
        assertThat(life.actions()).hasSize(actions);
    }

    @Test
    void silence_becomes_blindness_after_the_time_that_the_terms_allow_and_not_before() {
        Life life = Life.serving(version(1));
        life.close("NN");
        Instant since = life.condition("MonitoringAvailable").lastTransition();

        life.later(Life.NO_DATA_FOR.minusSeconds(2));
        assertThat(life.pass().health().sight()).isEqualTo(Sight.Silent);
        ModelPlan plan = life.later(Duration.ofSeconds(1)).pass();

        assertThat(plan.health().sight()).isEqualTo(Sight.Blind);
        assertThat(plan.health().silentSince()).contains(since);
        assertThat(life.condition("MonitoringAvailable").status()).isEqualTo(ConditionStatus.False);
        assertThat(life.condition("MonitoringAvailable").message())
                .startsWith(
                        "Blind since "
                                + life.condition("MonitoringAvailable").lastTransition()
                                + ".");
        String told = life.condition("MonitoringAvailable").message();
        life.later(Duration.ofMinutes(1)).pass();
        assertThat(life.condition("MonitoringAvailable").message()).isEqualTo(told);
        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void the_loop_looks_again_at_the_very_moment_at_which_silence_becomes_blindness() {
        Life life = Life.serving(version(1));
        ModelPlan plan = life.close("NN");

        assertThat(plan.nextCheck())
                .contains(
                        life.condition("MonitoringAvailable")
                                .lastTransition()
                                .plus(Life.NO_DATA_FOR));
    }

    @Test
    void a_restart_remembers_since_when_nothing_was_seen() {
        Life life = Life.serving(version(1));
        life.close("NN");

        life.later(Duration.ofMinutes(6)).restarts().pass();
        life.later(Duration.ofMinutes(5)).restarts();

        assertThat(life.pass().health().sight()).isEqualTo(Sight.Blind);
    }

    @Test
    void the_first_windows_of_a_revision_are_waited_for_as_long_as_silence_may_last() {
        Life life = Life.begun(version(1));
        assertThat(life.pass().health().sight()).isEqualTo(Sight.Silent);

        ModelPlan plan = life.later(Life.NO_DATA_FOR).pass();

        assertThat(plan.health().sight()).isEqualTo(Sight.Blind);
    }

    @Test
    void counts_that_arrive_again_end_blindness() {
        Life life = Life.serving(version(1));
        life.close("NN");
        life.later(Life.NO_DATA_FOR).pass();

        life.close("WW");

        assertThat(life.condition("MonitoringAvailable").status()).isEqualTo(ConditionStatus.True);
    }

    @ParameterizedTest
    @CsvSource({"Alert, m-2", "PausePromotion, m-2", "SafeState, nothing"})
    void blindness_does_what_the_terms_say_and_never_rolls_back(OnNoData onNoData, String answers) {
        Life life = Life.switched(version(1), version(2).onNoData(onNoData));
        life.close("NN");

        life.later(Life.NO_DATA_FOR).settle();

        assertThat(life.answers()).isEqualTo(answers);
    }

    @Test
    void blindness_keeps_a_ready_revision_out_where_the_terms_pause_promotion() {
        Life life = Life.serving(version(1).onNoData(OnNoData.PausePromotion));
        life.close("NN");
        life.later(Life.NO_DATA_FOR).pass();
        life.asks(version(2));
        life.people.approve(version(2));

        ModelPlan plan = life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(plan.findings())
                .anyMatch(finding -> finding.message().contains("no counts arrive"));
    }

    @Test
    void a_breach_that_falls_silent_stays_a_breach_and_acts_no_more() {
        Life life = Life.switched(version(1), version(2));
        life.close("WB");
        life.close("NN");

        life.close("NN", "NN", "NN");

        assertThat(life.answers()).isEqualTo("m-2");
    }

    @Test
    void silence_for_a_thousand_windows_never_acts() {
        Life life = Life.switched(version(1), version(2));
        int actions = life.actions().size();

        for (int i = 0; i < 1000; i++) {
            life.close(i % 2 == 0 ? "NN" : "EE");
        }

        assertThat(life.actions()).hasSize(actions);
    }

    @Test
    void a_missing_source_is_said_in_its_own_words_and_acts_on_nothing() {
        Life life = Life.serving(version(1));
        Finding missing =
                Finding.of(
                        Reason.MetricSourceMissing,
                        Level.Warn,
                        "monitoring.sourceRef",
                        "There is no MetricSource hub. Create it, or name another.");

        life.sourceIs(Optional.of(missing)).pass();

        assertThat(life.condition("MonitoringAvailable").reason())
                .isEqualTo(Reason.MetricSourceMissing);
        assertThat(life.condition("MonitoringAvailable").message()).contains("Create it");
        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void terms_without_a_signal_are_called_unmonitored_and_earn_stability_by_serving() {
        Life life = Life.of(version(1).watching());
        life.people.approve(version(1));
        life.settle();
        assertThat(life.condition("MonitoringAvailable").reason()).isEqualTo(Reason.NotMonitored);
        assertThat(life.history("m-1").stableSince()).isEmpty();

        life.later(Life.STABLE_AFTER).settle();

        assertThat(life.history("m-1").stableSince()).isPresent();
    }

    @Test
    void the_first_move_already_says_that_nothing_is_monitored_and_the_next_look_adds_nothing() {
        Life life = Life.of(version(1).watching());
        life.people.approve(version(1));

        ModelPlan moved = untilItAnswers(life, "m-1");
        ModelPlan next = life.later(Duration.ofSeconds(2)).pass();

        assertThat(moved.health().overall()).isEqualTo(Overall.NotMonitored);
        assertThat(next.health()).isEqualTo(moved.health());
        assertThat(next.conditions()).isEqualTo(moved.conditions());
        assertThat(moved.nextCheck()).isPresent().isEqualTo(next.nextCheck());
    }

    @Test
    void what_the_old_terms_did_not_watch_is_not_said_of_the_new_ones() {
        Life life = Life.of(version(1).watching());
        life.people.approve(version(1));
        life.settle();
        life.later(Life.STABLE_AFTER).settle();
        life.asks(version(2)).people.approve(version(2));

        ModelPlan moved = untilItAnswers(life, "m-2");

        assertThat(moved.health().overall()).isEqualTo(Overall.Unknown);
    }

    private static ModelPlan untilItAnswers(Life life, String revision) {
        ModelPlan plan = life.pass();
        for (int i = 0; i < 20 && !life.answers().equals(revision); i++) {
            plan = life.later(Duration.ofSeconds(1)).pass();
        }
        assertThat(life.answers()).isEqualTo(revision);
        return plan;
    }

    @Test
    void a_revision_becomes_stable_only_within_limits_and_only_after_its_time() {
        Life life = Life.begun(version(1));
        life.close("WW", "WW", "WN", "WN", "WN", "WN", "WN", "WN");
        assertThat(life.history("m-1").stableSince()).isEmpty();

        life.close("WW");
        Instant within = life.condition("SignalsWithinLimits").lastTransition();
        life.close("WW", "WW", "WW", "WW", "WW", "WW");

        assertThat(life.history("m-1").stableSince().orElseThrow())
                .isAfterOrEqualTo(within.plus(Life.STABLE_AFTER));
    }
}
