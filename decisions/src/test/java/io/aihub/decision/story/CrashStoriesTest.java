package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Reason;
import io.aihub.decision.approval.RecordedStop.StopKind;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that dies after status was saved, and before anything else was done. */
@ExtendWith(StoryExtension.class)
public class CrashStoriesTest {

    @Test
    void a_rollback_whose_quarantine_was_not_written_keeps_the_version_out_all_the_same(
            Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WB");
        world.post("WB");
        world.diesOnceSaved(When.last(What.RollBack));
        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.history("m-2").flatMap(Answer.History::quarantined)).isEmpty();
        Instant rolledBack = world.lastAction().orElseThrow().at();

        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.history("m-2").flatMap(Answer.History::quarantined)).contains(rolledBack);
        assertThat(world.actions()).extracting(Answer.Action::what).containsOnlyOnce(What.RollBack);
    }

    @Test
    void a_second_rollback_whose_quarantine_was_not_written_outlives_an_old_retry(Worlds worlds) {
        Version two = version(2).cooldown(Duration.ofSeconds(1));
        World world = worlds.switched(version(1), two);
        world.close("WB", "WB");
        world.stabilize();
        world.people().retry(two);
        world.settle();
        assertThat(world.answers()).isEqualTo("m-2");
        world.close("WB");
        world.post("WB");
        world.diesOnceSaved(When.last(What.RollBack));

        world.settle();
        world.asks(version(3));
        world.people().approve(version(3));
        world.settle();
        world.asks(two);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-3");
    }

    @Test
    void a_switch_whose_workloads_were_not_applied_is_applied_by_the_next_pass(Worlds worlds) {
        World world = worlds.serving(version(1)).asks(version(2));
        world.people().approve(version(2));

        world.diesOnceSaved(When.last(What.Switch));
        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.traffic()).isEqualTo(version(1).pods());
        assertThat(world.history("m-2").flatMap(Answer.History::firstServed)).isEmpty();
        int actions = world.actions().size();
        world.settle();

        assertThat(world.actions()).hasSize(actions);
        assertThat(world.traffic()).isEqualTo(version(2).pods());
        assertThat(world.history("m-2").flatMap(Answer.History::firstServed))
                .isPresent()
                .isEqualTo(world.since());
    }

    @Test
    void a_request_to_go_back_that_died_after_saving_is_not_carried_out_twice(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().askForRollback(Optional.empty());
        world.diesOnceSaved(When.last(What.RollBack));

        world.settle();

        assertThat(world.actions()).extracting(Answer.Action::what).containsOnlyOnce(What.RollBack);
        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_safety_stop_is_saved_with_the_stop_itself(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().revoke(version(1));
        world.close("WB");
        world.post("WB");
        world.diesOnceSaved(When.last(What.Stop));

        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.stops()).filteredOn(s -> s.kind() == StopKind.Safety).hasSize(1);
        assertThat(world.actions()).extracting(Answer.Action::what).containsOnlyOnce(What.Stop);
        assertThat(world.condition("SafetyStopped").reason()).isEqualTo(Reason.SafetyStopped);
    }

    @Test
    void a_snapshot_that_is_gone_crashes_no_pass_and_rolls_nothing_back(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WB");
        int actions = world.actions().size();

        world.post("WB").loses("m-2").until(each -> true);

        assertThat(world.actions()).hasSize(actions);
        assertThat(world.answers()).isEqualTo("m-2");
    }
}
