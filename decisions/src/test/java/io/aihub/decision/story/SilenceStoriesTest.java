package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Reason;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.revision.FailureMode.OnNoData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silence is neither health nor guilt. */
@ExtendWith(StoryExtension.class)
public class SilenceStoriesTest {

    @ParameterizedTest
    @CsvSource({"NN, NoData", "WN, NoData", "EW, SourceError", "EE, SourceError"})
    void a_window_without_counts_is_silence_and_no_action(
            String letters, Reason reason, Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        int actions = world.actions().size();

        world.close("WW", letters);

        assertThat(world.signalsState()).isEqualTo(Overall.Unknown);
        assertThat(world.condition("MonitoringAvailable").status())
                .isEqualTo(ConditionStatus.Unknown);
        assertThat(world.condition("MonitoringAvailable").reason()).isEqualTo(reason);
        assertThat(world.actions()).hasSize(actions);
    }

    @Test
    void silence_becomes_blindness_after_the_time_that_the_terms_allow_and_not_before(
            Worlds worlds) {
        World world = worlds.serving(version(1));
        world.close("NN");
        Instant since = world.condition("MonitoringAvailable").since();

        world.later(Version.NO_DATA_FOR.minus(Duration.ofMinutes(1))).settle();
        assertThat(sight(world)).isEqualTo(ConditionStatus.Unknown);
        assertThat(world.condition("MonitoringAvailable").since()).isEqualTo(since);
        world.later(Duration.ofMinutes(1)).settle();

        assertThat(sight(world)).isEqualTo(ConditionStatus.False);
        assertThat(world.condition("MonitoringAvailable").message())
                .startsWith("Blind since " + world.condition("MonitoringAvailable").since() + ".");
        String told = world.condition("MonitoringAvailable").message();
        world.later(Duration.ofMinutes(1)).settle();
        assertThat(world.condition("MonitoringAvailable").message()).isEqualTo(told);
        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_restart_remembers_since_when_nothing_was_seen(Worlds worlds) {
        World world = worlds.serving(version(1));
        world.close("NN");

        world.later(Duration.ofMinutes(6)).restarts().settle();
        assertThat(sight(world)).isEqualTo(ConditionStatus.Unknown);
        world.later(Duration.ofMinutes(5)).restarts().settle();

        assertThat(sight(world)).isEqualTo(ConditionStatus.False);
    }

    @Test
    void the_first_windows_of_a_revision_are_waited_for_as_long_as_silence_may_last(Worlds worlds) {
        World world = worlds.begun(version(1));
        assertThat(sight(world)).isEqualTo(ConditionStatus.Unknown);

        world.later(Version.NO_DATA_FOR).settle();

        assertThat(sight(world)).isEqualTo(ConditionStatus.False);
    }

    @Test
    void counts_that_arrive_again_end_blindness(Worlds worlds) {
        World world = worlds.serving(version(1));
        world.close("NN");
        world.later(Version.NO_DATA_FOR).settle();

        world.close("WW");

        assertThat(world.condition("MonitoringAvailable").status()).isEqualTo(ConditionStatus.True);
    }

    @ParameterizedTest
    @CsvSource({"Alert, m-2", "PausePromotion, m-2", "SafeState, nothing"})
    void blindness_does_what_the_terms_say_and_never_rolls_back(
            OnNoData onNoData, String answers, Worlds worlds) {
        World world = worlds.switched(version(1), version(2).onNoData(onNoData));
        world.close("NN");

        world.later(Version.NO_DATA_FOR).settle();

        assertThat(world.answers()).isEqualTo(answers);
    }

    @Test
    void blindness_keeps_a_ready_revision_out_where_the_terms_pause_promotion(Worlds worlds) {
        World world = worlds.serving(version(1).onNoData(OnNoData.PausePromotion));
        world.close("NN");
        world.later(Version.NO_DATA_FOR).settle();
        world.asks(version(2));
        world.people().approve(version(2));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.findings())
                .anyMatch(finding -> finding.message().contains("no counts arrive"));
    }

    @Test
    void a_breach_that_falls_silent_stays_a_breach_and_acts_no_more(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WB");
        world.close("NN");

        world.close("NN", "NN", "NN");

        assertThat(world.answers()).isEqualTo("m-2");
    }

    @Test
    void silence_for_a_thousand_windows_never_acts(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        int actions = world.actions().size();

        world.close(
                IntStream.range(0, 1000)
                        .mapToObj(i -> i % 2 == 0 ? "NN" : "EE")
                        .toArray(String[]::new));

        assertThat(world.actions()).hasSize(actions);
    }

    @Test
    void a_missing_source_is_said_in_its_own_words_and_acts_on_nothing(Worlds worlds) {
        World world = worlds.serving(version(1));

        world.losesItsSource().settle();

        assertThat(world.condition("MonitoringAvailable").reason())
                .isEqualTo(Reason.MetricSourceMissing);
        assertThat(world.condition("MonitoringAvailable").message()).contains("Create it");
        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void terms_without_a_signal_are_called_unmonitored_and_earn_stability_by_serving(
            Worlds worlds) {
        World world = worlds.of(version(1).pilot().watching());
        world.people().approve(version(1));
        world.settle();
        assertThat(world.condition("MonitoringAvailable").reason()).isEqualTo(Reason.NotMonitored);
        assertThat(world.history("m-1").flatMap(Answer.History::stableSince)).isEmpty();

        world.later(Version.STABLE_AFTER).settle();

        assertThat(world.history("m-1").flatMap(Answer.History::stableSince)).isPresent();
    }

    @Test
    void the_first_move_already_says_that_nothing_is_monitored_and_the_next_look_adds_nothing(
            Worlds worlds) {
        World world = worlds.of(version(1).pilot().watching());
        world.people().approve(version(1));

        world.until(When.answers("m-1"));
        List<Answer.Condition> moved = world.conditions();
        assertThat(world.signalsState()).isEqualTo(Overall.NotMonitored);
        world.later(Duration.ofSeconds(2)).settle();

        assertThat(world.signalsState()).isEqualTo(Overall.NotMonitored);
        assertThat(world.conditions()).isEqualTo(moved);
    }

    @Test
    void what_the_old_terms_did_not_watch_is_not_said_of_the_new_ones(Worlds worlds) {
        World world = worlds.of(version(1).pilot().watching());
        world.people().approve(version(1));
        world.settle();
        world.later(Version.STABLE_AFTER).settle();
        world.asks(version(2)).people().approve(version(2));

        world.until(When.answers("m-2"));

        assertThat(world.signalsState()).isEqualTo(Overall.Unknown);
    }

    @Test
    void a_revision_becomes_stable_only_within_limits_and_only_after_its_time(Worlds worlds) {
        World world = worlds.begun(version(1));
        world.close("WW", "WW", "WN", "WN", "WN", "WN", "WN", "WN");
        assertThat(world.history("m-1").flatMap(Answer.History::stableSince)).isEmpty();

        world.close("WW");
        Instant within = world.condition("SignalsWithinLimits").since();
        world.close("WW", "WW", "WW", "WW", "WW", "WW");

        assertThat(world.history("m-1").flatMap(Answer.History::stableSince).orElseThrow())
                .isAfterOrEqualTo(within.plus(Version.STABLE_AFTER));
    }

    private static ConditionStatus sight(World world) {
        return world.condition("MonitoringAvailable").status();
    }
}
