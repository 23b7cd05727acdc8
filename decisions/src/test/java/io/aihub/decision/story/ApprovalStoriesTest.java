package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.revision.FailureMode.OnExpiry;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What approvals let in, and what their end does to what serves. */
@ExtendWith(StoryExtension.class)
public class ApprovalStoriesTest {
    private static final Predicate<World> WAITS_FOR_BASELINE =
            When.shows("Deployed", Reason.WaitingForBaseline);

    @Test
    void unapproved_content_waits_without_a_snapshot_or_a_pod_and_says_which_role_is_missing(
            Worlds worlds) {
        World world = worlds.of(version(1));

        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.pods()).isEmpty();
        assertThat(world.history("m-1")).isEmpty();
        assertThat(world.candidate()).isEmpty();
        assertThat(world.actions()).isEmpty();
        assertThat(world.condition("Deployed").reason()).isEqualTo(Reason.WaitingForApproval);
        assertThat(world.condition("Approved").message())
                .contains("Missing roles: clinical-safety")
                .contains("aihub approve NAME --role ROLE");
    }

    @Test
    void approved_content_is_deployed_and_then_switched_to(Worlds worlds) {
        World world = worlds.of(version(1));
        world.people().approve(version(1));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.actions())
                .extracting(Answer.Action::what)
                .containsExactly(What.Deploy, What.Switch);
        assertThat(world.condition("Ready").status()).isEqualTo(ConditionStatus.True);
        assertThat(world.history("m-1").flatMap(Answer.History::firstServed)).isPresent();
    }

    @Test
    void a_revision_whose_pods_never_start_gets_no_traffic_and_the_serving_one_keeps_it(
            Worlds worlds) {
        World world = worlds.serving(version(1)).asks(version(2)).podsNeverStart(version(2));
        world.people().approve(version(2));

        world.settle();
        world.later(Duration.ofMinutes(11)).settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("Deployed").reason()).isEqualTo(Reason.ProgressDeadlineExceeded);
    }

    @Test
    void a_ready_revision_is_switched_to_only_after_the_baseline_is_stored(Worlds worlds) {
        World world = worlds.serving(version(1)).asks(version(2));
        world.people().approve(version(2));
        world.until(
                each -> {
                    assertThat(each.answers()).isEqualTo("m-1");
                    return WAITS_FOR_BASELINE.test(each);
                });
        assertThat(world.answers()).isEqualTo("m-1");
        Answer.Baseline stored =
                world.history("m-1").flatMap(Answer.History::baseline).orElseThrow();
        assertThat(stored.before()).contains("m-2");

        world.until(When.answers("m-2"));

        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.Switch);
        assertThat(world.history("m-1").flatMap(Answer.History::baseline)).contains(stored);
        assertThat(stored.at()).isBeforeOrEqualTo(world.since().orElseThrow());
        assertThat(stored.signals().get("score"))
                .isEqualTo(new Answer.Pooled(SignalLevel.WithinLimits, true));
    }

    @Test
    void a_baseline_that_could_not_be_stored_is_stored_before_the_switch(Worlds worlds) {
        World world = worlds.serving(version(1)).asks(version(2));
        world.people().approve(version(2));

        world.refusesHistories(true).diesOnceSaved(WAITS_FOR_BASELINE).refusesHistories(false);
        assertThat(world.history("m-1").flatMap(Answer.History::baseline))
                .flatMap(Answer.Baseline::before)
                .isEmpty();
        world.settle();

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.history("m-1").flatMap(Answer.History::baseline))
                .flatMap(Answer.Baseline::before)
                .contains("m-2");
    }

    @Test
    void a_process_that_dies_after_it_stored_the_baseline_is_followed_by_one_that_switches(
            Worlds worlds) {
        World world = worlds.serving(version(1)).asks(version(2));
        world.people().approve(version(2));

        world.diesOnceSaved(WAITS_FOR_BASELINE);
        Answer.Baseline stored =
                world.history("m-1").flatMap(Answer.History::baseline).orElseThrow();
        assertThat(stored.before()).contains("m-2");
        assertThat(world.answers()).isEqualTo("m-1");
        world.settle();

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.history("m-1").flatMap(Answer.History::baseline)).contains(stored);
    }

    @Test
    void changed_content_waits_while_what_serves_keeps_its_own_approval(Worlds worlds) {
        World world = worlds.serving(version(1)).asks(version(2));

        world.settle();

        assertThat(world.approval()).isEqualTo(ApprovalState.ChangedSinceApproval);
        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("Ready").message()).startsWith("Serving 1.0. Not in force");
    }

    @Test
    void loosened_terms_are_adopted_on_approval_without_a_move_of_traffic(Worlds worlds) {
        Version tight = version(1);
        Version loose = version(1).withOtherTerms(11).watching(Counts.age(), Counts.score(5));
        World world = worlds.serving(tight).asks(loose);
        world.close("WB", "WB");
        assertThat(world.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.Breach);
        var since = world.since();
        var pods = world.pods().keySet();

        world.people().approve(loose);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-11");
        assertThat(world.since()).isEqualTo(since);
        assertThat(world.pods().keySet()).isEqualTo(pods);
        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.AdoptTerms);
        world.close("WB", "WB", "WB", "WB");
        assertThat(world.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.WithinLimits);
    }

    @Test
    void a_deleted_policy_stops_nothing_that_serves_and_says_so(Worlds worlds) {
        World world = worlds.serving(version(1));

        world.losesItsPolicy().settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("Approved").reason()).isEqualTo(Reason.NoGovernancePolicy);
        assertThat(world.condition("Ready").message()).contains("no longer in force");
        assertThat(world.lapsedAt()).isPresent();
        world.later(Duration.ofDays(400)).settle();
        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_deleted_policy_has_no_grace_to_name_and_stops_not_even_what_stops_on_expiry(
            Worlds worlds) {
        World world = worlds.serving(version(1).onExpiry(OnExpiry.SafeState));

        world.losesItsPolicy().settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_higher_quorum_stops_what_serves_only_after_the_grace_that_the_policy_gives(
            Worlds worlds) {
        World world = worlds.serving(version(1).onExpiry(OnExpiry.SafeState));

        world.requires(2).settle();
        assertThat(world.answers()).isEqualTo("m-1");
        world.later(Duration.ofHours(23)).settle();
        assertThat(world.answers()).isEqualTo("m-1");
        world.later(Duration.ofHours(1)).settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.Stop);
    }

    @Test
    void expired_content_keeps_serving_and_warns(Worlds worlds) {
        World world = worlds.of(version(1));
        world.people().approve(version(1), Duration.ofHours(1));
        world.settle();

        world.later(Duration.ofHours(2)).settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("Approved").reason()).isEqualTo(Reason.Expired);
        assertThat(world.condition("Ready").message()).contains("Renew the approval");
        world.later(Duration.ofDays(30)).settle();
        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void expired_content_stops_after_its_grace_where_the_terms_say_safe_state(Worlds worlds) {
        World world = worlds.of(version(1).onExpiry(OnExpiry.SafeState));
        world.people().approve(version(1), Duration.ofHours(1));
        world.settle();

        world.later(Duration.ofHours(2)).settle();
        assertThat(world.answers()).isEqualTo("m-1");
        world.later(Duration.ofHours(25)).settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.condition("SafetyStopped").status()).isEqualTo(ConditionStatus.True);
        assertThat(world.stops()).hasSize(1);
    }

    @Test
    void keep_serving_wins_over_stopping_on_expiry(Worlds worlds) {
        World world =
                worlds.of(version(1).onExpiry(OnExpiry.SafeState).safeState(SafeState.KeepServing));
        world.people().approve(version(1), Duration.ofHours(1));
        world.settle();

        world.later(Duration.ofDays(30)).settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void renewed_content_starts_a_new_grace_when_it_lapses_again(Worlds worlds) {
        World world = worlds.of(version(1).onExpiry(OnExpiry.SafeState));
        world.people().approve(version(1), Duration.ofHours(1));
        world.settle();
        world.later(Duration.ofHours(2)).settle();
        world.people().approve(version(1), Duration.ofHours(48));
        world.settle();
        assertThat(world.lapsedAt()).isEmpty();

        world.later(Duration.ofHours(49)).settle();

        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_lapse_of_the_old_revision_is_not_remembered_against_the_new_one(Worlds worlds) {
        World world = worlds.of(version(1));
        world.people().approve(version(1), Duration.ofHours(1));
        world.settle();
        world.later(Duration.ofHours(2)).settle();
        assertThat(world.lapsedAt()).isPresent();
        world.asks(version(2));
        world.people().approve(version(2));
        world.until(When.answers("m-2"));

        assertThat(world.lapsedAt()).isEmpty();
    }

    @Test
    void a_hold_keeps_a_ready_revision_from_taking_traffic_and_says_so(Worlds worlds) {
        World world = worlds.serving(version(1)).asks(version(2)).holds(Hold.PausePromotion);
        world.people().approve(version(2));

        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("Deployed").reason()).isEqualTo(Reason.PromotionPaused);
        assertThat(world.findings())
                .anyMatch(finding -> finding.message().contains("spec.hold is PausePromotion"));
        world.holds(Hold.None).settle();
        assertThat(world.answers()).isEqualTo("m-2");
    }

    @Test
    void a_model_hosted_elsewhere_is_a_register_entry_and_never_a_workload(Worlds worlds) {
        World world = worlds.of(version(1).external());
        world.people().approve(version(1));

        world.settle();

        assertThat(world.actions()).isEmpty();
        assertThat(world.pods()).isEmpty();
        assertThat(world.condition("Ready").reason()).isEqualTo(Reason.RegisterEntryOnly);
        assertThat(world.condition("Ready").status()).isEqualTo(ConditionStatus.True);
    }

    @Test
    void a_retired_model_is_taken_down_for_good(Worlds worlds) {
        World world = worlds.serving(version(1)).asks(version(2).retired());

        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.pods()).isEmpty();
        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.Retire);
    }

    @Test
    void a_revision_that_comes_in_has_the_deadline_of_its_own_terms(Worlds worlds) {
        World world = worlds.serving(version(1));
        Version slow = version(2).progressDeadline(Duration.ofMinutes(30));
        world.podsNeverStart(slow);
        world.asks(slow);
        world.people().approve(slow);
        world.settle();

        world.later(Duration.ofMinutes(20)).settle();
        assertThat(world.condition("Deployed").reason()).isEqualTo(Reason.Starting);
        world.later(Duration.ofMinutes(11)).settle();

        assertThat(world.condition("Deployed").reason()).isEqualTo(Reason.ProgressDeadlineExceeded);
        assertThat(world.answers()).isEqualTo("m-1");
    }
}
