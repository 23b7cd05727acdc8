package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Reason;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.revision.RolloutTerms.Mode;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds an automatic rollback back, and that it is said for as long as it is held. */
@ExtendWith(StoryExtension.class)
public class BrakeStoriesTest {

    @ParameterizedTest
    @CsvSource({"Proposed, RollbackProposed", "Off, RolloutHeld"})
    void terms_that_leave_a_rollback_to_people_hold_it_and_say_so(
            Mode mode, Reason reason, Worlds worlds) {
        World world = worlds.switched(version(1), version(2).mode(mode));

        world.close("WB", "WB");

        assertThat(world.answers()).isEqualTo("m-2");
        assertHeld(world, reason);
    }

    @Test
    void what_is_held_stays_told_between_two_windows(Worlds worlds) {
        World world = worlds.switched(version(1), version(2).mode(Mode.Proposed));
        world.close("WB", "WB");
        List<Answer.Finding> told = world.findings();

        world.later(Duration.ofSeconds(10)).settle();

        assertHeld(world, Reason.RollbackProposed);
        assertThat(world.findings()).isEqualTo(told);
    }

    @Test
    void a_hold_on_automation_holds_a_rollback_until_it_is_lifted(Worlds worlds) {
        World world = worlds.switched(version(1), version(2)).holds(Hold.PauseAutomation);
        world.close("WB", "WB", "WB");
        assertThat(world.answers()).isEqualTo("m-2");
        assertHeld(
                world,
                Reason.RollbackProposed,
                "automation is paused: spec.hold is PauseAutomation");

        world.holds(Hold.None).settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_hold_on_promotion_does_not_hold_a_rollback(Worlds worlds) {
        World world = worlds.switched(version(1), version(2)).holds(Hold.PausePromotion);

        world.close("WB", "WB");

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void the_cooldown_holds_a_second_rollback_and_lets_it_go_afterwards(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WB", "WB");
        world.stabilize();
        world.asks(version(3));
        world.people().approve(version(3));
        world.settle();

        world.close("WB", "WB");
        assertThat(world.answers()).isEqualTo("m-3");
        assertHeld(world, Reason.CoolingDown);
        world.later(Duration.ofHours(24)).close("WB");

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_person_is_not_held_by_mode_hold_or_cooldown(Worlds worlds) {
        World world = worlds.switched(version(1), version(2).mode(Mode.Off));
        world.holds(Hold.PauseAutomation);
        world.people().askForRollback(Optional.empty());

        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void without_a_target_keep_serving_keeps_serving_and_says_why_each_was_refused(Worlds worlds) {
        World world = worlds.switched(version(1), version(2).safeState(SafeState.KeepServing));
        world.people().revoke(version(1));

        world.close("WB", "WB");

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.findings())
                .filteredOn(finding -> finding.reason() == Reason.NoRollbackTarget)
                .extracting(Answer.Finding::message)
                .containsExactly(
                        "m-1 its approval was revoked.",
                        "m-2 has the same pods as the failing revision.");
    }

    @Test
    void a_target_whose_pods_are_gone_starts_first_while_the_failing_revision_serves(
            Worlds worlds) {
        Version one = version(1);
        World world = worlds.switched(one, version(2));
        world.podsNeverStart(one);
        world.close("WB", "WB");
        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.PrepareRollback);

        world.podsStart(one).settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.actions().stream().map(action -> action.what()).toList())
                .endsWith(What.PrepareRollback, What.RollBack);
    }

    @Test
    void a_target_that_is_revoked_while_its_pods_start_never_gets_the_traffic(Worlds worlds) {
        Version one = version(1);
        World world = worlds.switched(one, version(2));
        world.podsNeverStart(one);
        world.close("WB", "WB");

        world.people().revoke(one);
        world.podsStart(one);
        world.close("WW");
        world.settle();

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.actions()).extracting(Answer.Action::what).doesNotContain(What.RollBack);
        assertThat(world.traffic()).isEqualTo(version(2).pods());
        assertThat(world.candidate()).isEmpty();
    }

    @Test
    void another_target_is_found_when_the_first_is_revoked_while_its_pods_start(Worlds worlds) {
        Version one = version(1);
        Version two = version(2);
        World world = worlds.switched(one, two);
        world.stabilize();
        world.asks(version(3));
        world.people().approve(version(3));
        world.settle();
        world.podsNeverStart(two);
        world.close("WB", "WB");
        assertThat(world.candidate()).contains("m-2");

        world.people().revoke(two);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_target_that_never_starts_ends_in_the_safe_state(Worlds worlds) {
        Version one = version(1);
        World world = worlds.switched(one, version(2));
        world.podsNeverStart(one);
        world.close("WB", "WB");

        world.later(Duration.ofMinutes(11)).settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.Stop);
    }

    private static void assertHeld(World world, Reason reason) {
        assertHeld(world, reason, reason.meaning());
    }

    private static void assertHeld(World world, Reason reason, String words) {
        assertThat(world.findings())
                .filteredOn(finding -> finding.path().equals("rollback"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.reason()).isEqualTo(reason);
                            assertThat(finding.message())
                                    .contains("A rollback is called for")
                                    .contains(words);
                        });
    }
}
