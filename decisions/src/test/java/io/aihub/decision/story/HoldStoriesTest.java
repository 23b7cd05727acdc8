package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.Hold;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who hold automation without a right to change the model. */
@ExtendWith(StoryExtension.class)
public class HoldStoriesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void a_decision_holds_an_automatic_rollback_and_says_whose_it_is(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().hold(Hold.PauseAutomation);

        world.close("WB", "WB", "WB");

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.findings())
                .filteredOn(finding -> finding.path().equals("rollback"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.reason()).isEqualTo(Reason.RollbackProposed);
                            assertThat(finding.message())
                                    .contains("held: automation is paused by sara until somebody")
                                    .contains("aihub rollback");
                        });
        assertThat(world.condition("Held").reason()).isEqualTo(Reason.AutomationHeld);
        assertThat(world.condition("Ready").message()).contains("Automation is paused by sara");
    }

    @Test
    void the_rollback_comes_when_the_hold_is_released(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().hold(Hold.PauseAutomation);
        world.close("WB", "WB", "WB");
        world.later(Duration.ofSeconds(2));

        world.people().hold(Hold.None);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("Held").status()).isEqualTo(ConditionStatus.False);
        assertThat(world.condition("Held").message()).startsWith("Released by sara at ");
        assertThat(world.condition("Ready").message()).doesNotContain("paused");
    }

    @Test
    void a_hold_ends_by_itself_and_the_rollback_comes(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().hold(Hold.PauseAutomation, Duration.ofMinutes(5));
        world.close("WB", "WB", "WB");
        assertThat(world.answers()).isEqualTo("m-2");

        world.later(Duration.ofMinutes(3)).settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("Held").reason()).isEqualTo(Reason.HoldEnded);
    }

    @Test
    void a_decision_holds_a_new_revision_from_the_traffic_until_it_ends(Worlds worlds) {
        World world = worlds.serving(version(1)).asks(version(2));
        world.people().hold(Hold.PausePromotion, HOUR);
        world.people().approve(version(2));
        world.settle();
        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("Held").reason()).isEqualTo(Reason.PromotionHeld);
        assertThat(world.findings())
                .anyMatch(finding -> finding.message().contains("promotion is paused by sara"));

        world.later(HOUR).settle();

        assertThat(world.answers()).isEqualTo("m-2");
    }

    @Test
    void a_hold_on_promotion_holds_no_rollback(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().hold(Hold.PausePromotion);

        world.close("WB", "WB");

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void what_the_register_holds_a_release_by_decision_does_not_end(Worlds worlds) {
        World world = worlds.switched(version(1), version(2)).holds(Hold.PauseAutomation);
        world.people().hold(Hold.None);

        world.close("WB", "WB", "WB");

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.condition("Held").message())
                .startsWith("Automation is paused: spec.hold is PauseAutomation.");
    }

    @Test
    void a_person_s_rollback_is_not_held(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().hold(Hold.PauseAutomation);
        world.settle();

        world.people().askForRollback(Optional.empty());
        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_person_s_rollback_to_pods_that_have_to_start_first_is_not_held(Worlds worlds) {
        Version one = version(1);
        World world = worlds.switched(one, version(2));
        world.people().hold(Hold.PauseAutomation);
        world.podsNeverStart(one).settle();
        world.people().askForRollback(Optional.of("m-1"));
        world.settle();

        world.podsStart(one).settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_suspension_is_not_held(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().hold(Hold.PauseAutomation);
        world.settle();

        world.people().suspend();
        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.traffic()).isEqualTo("nothing");
    }

    @Test
    void a_revocation_is_not_held_and_goes_back(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().hold(Hold.PauseAutomation);
        world.settle();

        world.people().revoke(version(2));
        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_hold_outlives_the_process(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().hold(Hold.PauseAutomation);

        world.restarts().settle();
        world.close("WB", "WB", "WB");

        assertThat(world.answers()).isEqualTo("m-2");
    }
}
