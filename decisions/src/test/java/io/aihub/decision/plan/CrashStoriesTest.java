package io.aihub.decision.plan;

import static io.aihub.decision.plan.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Reason;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A process that dies after status was saved, and before anything else was done. */
class CrashStoriesTest {

    @Test
    void a_rollback_whose_quarantine_was_not_written_keeps_the_version_out_all_the_same() {
        Life life = Life.switched(version(1), version(2));
        life.close("WB");
        life.post("WB");
        life.passThatDiesAfterSaving();
        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.history("m-2").quarantined()).isEmpty();
        Instant rolledBack = life.status().last().orElseThrow().at();

        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.history("m-2").quarantined()).contains(rolledBack);
        assertThat(life.actions()).extracting("what").containsOnlyOnce(What.RollBack);
    }

    @Test
    void a_second_rollback_whose_quarantine_was_not_written_outlives_an_old_acknowledgement() {
        Version two = version(2).cooldown(Duration.ofSeconds(1));
        Life life = Life.switched(version(1), two);
        life.close("WB", "WB");
        life.stabilize();
        life.people.acknowledge(two);
        life.settle();
        assertThat(life.answers()).isEqualTo("m-2");
        life.close("WB");
        life.post("WB");
        life.passThatDiesAfterSaving();

        life.settle();
        life.asks(version(3));
        life.people.approve(version(3));
        life.settle();
        life.asks(two);
        life.settle();

        assertThat(life.answers()).isEqualTo("m-3");
    }

    @Test
    void a_switch_whose_workloads_were_not_applied_is_applied_by_the_next_pass() {
        Life life = Life.serving(version(1)).asks(version(2));
        life.people.approve(version(2));
        while (life.look().action().filter(a -> a.what() == What.Switch).isEmpty()) {
            life.pass();
        }

        life.passThatDiesAfterSaving();
        ModelPlan again = life.look();

        assertThat(again.action()).isEmpty();
        assertThat(again.rollout().endpoint()).contains(version(2).id().servingDigest());
        assertThat(again.revisions())
                .filteredOn(update -> update.revision().equals("m-2"))
                .extracting("firstServed")
                .containsExactly(life.rollout().since());
    }

    @Test
    void a_request_to_go_back_that_died_after_saving_is_not_carried_out_twice() {
        Life life = Life.switched(version(1), version(2));
        life.people.askForRollback(Optional.empty());
        life.passThatDiesAfterSaving();

        life.settle();

        assertThat(life.actions()).extracting("what").containsOnlyOnce(What.RollBack);
        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void a_safety_stop_is_saved_with_the_stop_itself() {
        Life life = Life.switched(version(1), version(2));
        life.people.revoke(version(1));
        life.close("WB");
        life.post("WB");
        life.passThatDiesAfterSaving();

        life.settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.stops().recorded())
                .filteredOn(s -> s.uid().startsWith("safety-"))
                .hasSize(1);
        assertThat(life.actions()).extracting("what").containsOnlyOnce(What.Stop);
        assertThat(life.condition("SafetyStopped").reason()).isEqualTo(Reason.SafetyStopped);
    }

    @Test
    void a_snapshot_that_is_gone_crashes_no_pass_and_rolls_nothing_back() {
        Life life = Life.switched(version(1), version(2));
        life.close("WB");
        life.post("WB").loses("m-2");

        ModelPlan plan = life.pass();

        assertThat(plan.action()).isEmpty();
        assertThat(life.answers()).isEqualTo("m-2");
    }
}
