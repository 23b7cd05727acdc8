package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.rollout.RolloutStep;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What only the decisions tell and no reader of the API: when to look again, to the second. */
class PlanStoriesTest {
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

    private static ConditionStatus sight(Life life) {
        return life.condition("MonitoringAvailable").status();
    }
}
