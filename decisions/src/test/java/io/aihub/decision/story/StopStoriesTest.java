package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People who stop, resume, revoke and ask to go back. */
@ExtendWith(StoryExtension.class)
public class StopStoriesTest {

    @ParameterizedTest
    @EnumSource
    void a_suspended_model_stops_whatever_its_safe_state_is(SafeState safeState, Worlds worlds) {
        World world = worlds.serving(version(1).safeState(safeState));

        world.people().suspend();
        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.Stop);
        assertThat(world.lastAction()).map(Answer.Action::reason).contains(Reason.Suspended);
        assertThat(world.pods().values()).containsOnly(Answer.Pods.ScaledDown);
        assertThat(world.condition("Suspended").message())
                .startsWith("Stopped by sara (uid suspend-")
                .endsWith("aihub resume NAME.");
    }

    @Test
    void a_stop_outlives_the_decision_that_made_it(Worlds worlds) {
        World world = worlds.serving(version(1));
        String suspension = world.people().suspend();
        world.settle();

        world.forgets(suspension);
        world.restarts().settle();

        assertThat(world.answers()).isEqualTo("nothing");
    }

    @Test
    void a_resumed_model_starts_again_once_and_with_what_it_served(Worlds worlds) {
        World world = worlds.serving(version(1));
        String suspension = world.people().suspend();
        world.settle();

        world.people().resume(suspension);
        world.settle();
        world.forgets(suspension);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.actions()).extracting(Answer.Action::what).containsOnlyOnce(What.Restart);
        assertThat(world.shown("Suspended")).isEmpty();
    }

    @Test
    void a_suspended_model_lets_nothing_new_in_either(Worlds worlds) {
        World world = worlds.serving(version(1));
        world.people().suspend();
        world.settle();
        world.asks(version(2));
        world.people().approve(version(2));

        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.pods().get(version(2).pods())).isNull();
    }

    @Test
    void a_revoked_revision_goes_back_to_the_approved_stable_one(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));

        world.people().revoke(version(2));
        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.RollBack);
        assertThat(world.lastAction()).map(Answer.Action::reason).contains(Reason.Revoked);
        assertThat(world.condition("RolledBack").reason()).isEqualTo(Reason.Revoked);
        assertThat(world.history("m-2").flatMap(Answer.History::quarantined)).isEmpty();
        assertThat(world.pods()).containsEntry(version(2).pods(), Answer.Pods.ScaledDown);
    }

    @ParameterizedTest
    @EnumSource
    void a_revoked_revision_without_a_way_back_stops_whatever_its_safe_state_is(
            SafeState safeState, Worlds worlds) {
        World world = worlds.serving(version(1).safeState(safeState));

        world.people().revoke(version(1));
        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.lastAction()).map(Answer.Action::reason).contains(Reason.Revoked);
        assertThat(world.approval()).isEqualTo(ApprovalState.Revoked);
    }

    @Test
    void nothing_that_was_revoked_is_ever_gone_back_to(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().revoke(version(1));
        world.settle();

        world.close("WB", "WB");
        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.Stop);
        assertThat(world.condition("SafetyStopped").status()).isEqualTo(ConditionStatus.True);
        assertThat(world.pods().get(version(1).pods()))
                .isNotIn(Answer.Pods.Ready, Answer.Pods.Starting);
        assertThat(world.traffic()).isEqualTo("nothing");
    }

    @Test
    void other_approved_content_comes_in_after_a_revocation_stopped_the_model(Worlds worlds) {
        World world = worlds.serving(version(1));
        world.people().revoke(version(1));
        world.settle();
        world.asks(version(2));
        world.people().approve(version(2));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-2");
    }

    @Test
    void a_person_who_asks_to_go_back_needs_no_breach_and_is_obeyed_once(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.close("WW");
        String asked = world.people().askForRollback(Optional.empty());

        world.settle();
        world.close("WW", "WW", "WW");

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.actions()).extracting(Answer.Action::what).containsOnlyOnce(What.RollBack);
        assertThat(world.lastAction()).flatMap(Answer.Action::record).contains(asked);
        assertThat(world.lastAction()).flatMap(Answer.Action::rule).isEmpty();
        assertThat(world.history("m-2").flatMap(Answer.History::quarantined)).isPresent();
    }

    @Test
    void a_request_that_was_carried_out_is_not_repeated_when_the_version_comes_back(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().askForRollback(Optional.of("m-1"));
        world.settle();
        world.people().retry(version(2));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-2");
    }

    @Test
    void a_request_may_name_a_revision_that_never_was_stable(Worlds worlds) {
        World world = worlds.begun(version(1));
        world.asks(version(2));
        world.people().approve(version(2));
        world.settle();
        world.people().askForRollback(Optional.of("m-1"));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_request_for_a_revision_without_approval_is_refused_and_says_why(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().revoke(version(1));
        world.settle();
        world.people().askForRollback(Optional.of("m-1"));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.findings())
                .anyMatch(finding -> finding.message().contains("m-1 its approval was revoked"));
    }

    @Test
    void a_request_that_nothing_can_answer_holds_up_no_later_version(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().askForRollback(Optional.of("m-99"));
        world.settle();
        world.asks(version(3));
        world.people().approve(version(3));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-3");
    }

    @Test
    void a_safety_stop_holds_until_a_person_lifts_it(Worlds worlds) {
        World world = worlds.switched(version(1), version(2));
        world.people().revoke(version(1));
        world.close("WB", "WB");
        assertThat(world.answers()).isEqualTo("nothing");
        world.later(Duration.ofDays(30)).settle();
        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.stops()).extracting(Answer.Stop::name).contains("safety-m-2");

        world.people().resume("safety-m-2");
        world.settle();

        assertThat(world.answers()).isEqualTo("m-2");
    }
}
