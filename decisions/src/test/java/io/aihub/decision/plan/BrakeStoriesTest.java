package io.aihub.decision.plan;

import static io.aihub.decision.plan.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Reason;
import io.aihub.decision.observation.Observation.Hold;
import io.aihub.decision.revision.RolloutTerms.Mode;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds an automatic rollback back, and that it is said for as long as it is held. */
class BrakeStoriesTest {

    @ParameterizedTest
    @CsvSource({"Proposed, RollbackProposed", "Off, RolloutHeld"})
    void terms_that_leave_a_rollback_to_people_hold_it_and_say_so(Mode mode, Reason reason) {
        Life life = Life.switched(version(1), version(2).mode(mode));

        ModelPlan plan = life.close("WB", "WB");

        assertThat(life.answers()).isEqualTo("m-2");
        assertHeld(plan, reason);
    }

    @Test
    void what_is_held_stays_told_between_two_windows() {
        Life life = Life.switched(version(1), version(2).mode(Mode.Proposed));
        ModelPlan told = life.close("WB", "WB");

        ModelPlan later = life.pass();

        assertThat(later.findings()).isEqualTo(told.findings());
    }

    @Test
    void a_hold_on_automation_holds_a_rollback_until_it_is_lifted() {
        Life life = Life.switched(version(1), version(2)).holds(Hold.PauseAutomation);
        ModelPlan plan = life.close("WB", "WB", "WB");
        assertThat(life.answers()).isEqualTo("m-2");
        assertHeld(plan, Reason.RollbackProposed);

        life.holds(Hold.None).pass();

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void a_hold_on_promotion_does_not_hold_a_rollback() {
        Life life = Life.switched(version(1), version(2)).holds(Hold.PausePromotion);

        life.close("WB", "WB");

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void the_cooldown_holds_a_second_rollback_and_lets_it_go_afterwards() {
        Life life = Life.switched(version(1), version(2));
        life.close("WB", "WB");
        life.stabilize();
        life.asks(version(3));
        life.people.approve(version(3));
        life.settle();

        ModelPlan plan = life.close("WB", "WB");
        assertThat(life.answers()).isEqualTo("m-3");
        assertHeld(plan, Reason.CoolingDown);
        life.later(Duration.ofHours(24)).close("WB");

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void a_person_is_not_held_by_mode_hold_or_cooldown() {
        Life life = Life.switched(version(1), version(2).mode(Mode.Off));
        life.holds(Hold.PauseAutomation);
        life.people.askForRollback(Optional.empty());

        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void without_a_target_keep_serving_keeps_serving_and_says_why_each_was_refused() {
        Life life = Life.switched(version(1), version(2).safeState(SafeState.KeepServing));
        life.people.revoke(version(1));

        ModelPlan plan = life.close("WB", "WB");

        assertThat(life.answers()).isEqualTo("m-2");
        assertThat(plan.findings())
                .filteredOn(finding -> finding.rule().equals(Reason.NoRollbackTarget.name()))
                .extracting("message")
                .containsExactly(
                        "m-1 its approval was revoked.",
                        "m-2 has the same pods as the failing revision.");
    }

    @Test
    void a_target_whose_pods_are_gone_starts_first_while_the_failing_revision_serves() {
        Version one = version(1);
        Life life = Life.switched(one, version(2));
        life.podsNeverStart(one);
        life.close("WB", "WB");
        assertThat(life.answers()).isEqualTo("m-2");
        assertThat(life.actions()).last().extracting("what").isEqualTo(What.PrepareRollback);

        life.podsStart(one).settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.actions().stream().map(action -> action.what()).toList())
                .endsWith(What.PrepareRollback, What.RollBack);
    }

    @Test
    void a_target_that_is_revoked_while_its_pods_start_never_gets_the_traffic() {
        Version one = version(1);
        Life life = Life.switched(one, version(2));
        life.podsNeverStart(one);
        life.close("WB", "WB");

        life.people.revoke(one);
        life.podsStart(one);
        life.close("WW");
        for (int i = 0; i < 5; i++) {
            life.pass();
            assertThat(life.answers()).isEqualTo("m-2");
        }
        assertThat(life.rollout().candidate()).isEmpty();
    }

    @Test
    void another_target_is_found_when_the_first_is_revoked_while_its_pods_start() {
        Version one = version(1);
        Version two = version(2);
        Life life = Life.switched(one, two);
        life.stabilize();
        life.asks(version(3));
        life.people.approve(version(3));
        life.settle();
        life.podsNeverStart(two);
        life.close("WB", "WB");
        assertThat(life.rollout().candidate().orElseThrow().id().name()).isEqualTo("m-2");

        life.people.revoke(two);
        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void a_target_that_never_starts_ends_in_the_safe_state() {
        Version one = version(1);
        Life life = Life.switched(one, version(2));
        life.podsNeverStart(one);
        life.close("WB", "WB");

        life.later(Duration.ofMinutes(11)).settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.actions()).last().extracting("what").isEqualTo(What.Stop);
    }

    private static void assertHeld(ModelPlan plan, Reason reason) {
        assertThat(plan.findings())
                .filteredOn(finding -> finding.path().equals("rollback"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.rule()).isEqualTo(reason.name());
                            assertThat(finding.message())
                                    .contains("A rollback is called for")
                                    .contains(reason.meaning());
                        });
    }
}
