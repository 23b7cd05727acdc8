package io.aihub.decision.plan;

import static io.aihub.decision.plan.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.observation.Observation.Hold;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.FailureMode.OnExpiry;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.rollout.RolloutStep;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What approvals let in, and what their end does to what serves. */
class ApprovalStoriesTest {

    @Test
    void unapproved_content_waits_without_a_snapshot_or_a_pod_and_says_which_role_is_missing() {
        Life life = Life.of(version(1));

        ModelPlan plan = life.settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.pods()).isEmpty();
        assertThat(life.history("m-1")).isNull();
        assertThat(plan.rollout().step()).isEqualTo(RolloutStep.Wait);
        assertThat(life.condition("Deployed").reason()).isEqualTo(Reason.WaitingForApproval);
        assertThat(life.condition("Approved").message())
                .contains("Missing roles: clinical-safety")
                .contains("aihub approve NAME --role ROLE");
    }

    @Test
    void approved_content_is_deployed_and_then_switched_to() {
        Life life = Life.of(version(1));
        life.people.approve(version(1));

        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.actions()).extracting("what").containsExactly(What.Deploy, What.Switch);
        assertThat(life.condition("Ready").status()).isEqualTo(ConditionStatus.True);
        assertThat(life.history("m-1").firstServed()).isPresent();
    }

    @Test
    void a_revision_whose_pods_never_start_gets_no_traffic_and_the_serving_one_keeps_it() {
        Life life = Life.serving(version(1)).asks(version(2)).podsNeverStart(version(2));
        life.people.approve(version(2));

        life.settle();
        life.later(Duration.ofMinutes(11)).pass();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("Deployed").reason()).isEqualTo(Reason.ProgressDeadlineExceeded);
    }

    @Test
    void a_ready_revision_is_switched_to_only_after_the_baseline_is_stored() {
        Life life = Life.serving(version(1)).asks(version(2));
        life.people.approve(version(2));
        ModelPlan plan = life.pass();
        while (plan.rollout().step() != RolloutStep.StoreBaseline) {
            assertThat(life.answers()).isEqualTo("m-1");
            plan = life.pass();
        }
        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("Deployed").reason()).isEqualTo(Reason.WaitingForBaseline);

        ModelPlan next = life.pass();

        assertThat(next.rollout().step()).isEqualTo(RolloutStep.Switch);
        Baseline stored = life.history("m-1").baseline().orElseThrow();
        assertThat(stored.before()).contains("m-2");
        assertThat(stored.at()).isBefore(life.rollout().since().orElseThrow());
        assertThat(stored.signal("score").orElseThrow().level())
                .isEqualTo(SignalLevel.WithinLimits);
        assertThat(stored.signal("score").orElseThrow().counts()).isPresent();
    }

    @Test
    void the_look_after_a_stored_baseline_comes_soon_because_the_switch_waits_for_it() {
        Life life = Life.serving(version(1)).asks(version(2));
        life.people.approve(version(2));
        ModelPlan plan = life.pass();
        while (plan.rollout().step() != RolloutStep.StoreBaseline) {
            plan = life.pass();
        }

        assertThat(plan.nextCheck()).isPresent();
        assertThat(plan.nextCheck().orElseThrow()).isBeforeOrEqualTo(life.now());
    }

    @Test
    void a_baseline_that_could_not_be_stored_is_stored_before_the_switch() {
        Life life = Life.serving(version(1)).asks(version(2));
        life.people.approve(version(2));
        while (life.look().rollout().step() != RolloutStep.StoreBaseline) {
            life.pass();
        }

        life.passThatStoresOnlyStatus();
        assertThat(life.look().rollout().step()).isEqualTo(RolloutStep.StoreBaseline);
        life.settle();

        assertThat(life.answers()).isEqualTo("m-2");
        assertThat(life.history("m-1").baseline().orElseThrow().before()).contains("m-2");
    }

    @Test
    void a_process_that_dies_after_it_stored_the_baseline_is_followed_by_one_that_switches() {
        Life life = Life.serving(version(1)).asks(version(2));
        life.people.approve(version(2));
        ModelPlan plan = life.look();
        while (plan.rollout().step() != RolloutStep.StoreBaseline) {
            life.pass();
            plan = life.look();
        }

        life.passThatDiesAfterSaving();
        assertThat(life.history("m-1").baseline().orElseThrow().before()).contains("m-2");
        assertThat(life.look().rollout().step()).isEqualTo(RolloutStep.Switch);
        life.settle();

        assertThat(life.answers()).isEqualTo("m-2");
    }

    @Test
    void changed_content_waits_while_what_serves_keeps_its_own_approval() {
        Life life = Life.serving(version(1)).asks(version(2));

        ModelPlan plan = life.settle();

        assertThat(plan.approvals().asked().state()).isEqualTo(ApprovalState.ChangedSinceApproval);
        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("Ready").message()).startsWith("Serving 1.0. Not in force");
    }

    @Test
    void loosened_terms_are_adopted_on_approval_without_a_move_of_traffic() {
        Version tight = version(1);
        Version loose = version(1).withOtherTerms(11).watching(Counts.age(), Counts.score(5));
        Life life = Life.serving(tight).asks(loose);
        life.close("WB", "WB");
        assertThat(life.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.Breach);
        var since = life.rollout().since();
        var pods = life.pods().keySet();

        life.people.approve(loose);
        life.settle();

        assertThat(life.answers()).isEqualTo("m-11");
        assertThat(life.rollout().since()).isEqualTo(since);
        assertThat(life.pods().keySet()).isEqualTo(pods);
        assertThat(life.actions()).last().extracting("what").isEqualTo(What.AdoptTerms);
        life.close("WB", "WB", "WB", "WB");
        assertThat(life.condition("SignalsWithinLimits").reason()).isEqualTo(Reason.WithinLimits);
    }

    @Test
    void a_deleted_policy_stops_nothing_that_serves_and_says_so() {
        Life life = Life.serving(version(1));

        life.policies().settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("Approved").reason()).isEqualTo(Reason.NoGovernancePolicy);
        assertThat(life.condition("Ready").message()).contains("no longer in force");
        assertThat(life.status().lapsedAt()).isPresent();
        life.later(Duration.ofDays(400)).settle();
        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void a_deleted_policy_has_no_grace_to_name_and_stops_not_even_what_stops_on_expiry() {
        Life life = Life.serving(version(1).onExpiry(OnExpiry.SafeState));

        life.policies().settle();

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void a_higher_quorum_stops_what_serves_only_after_the_grace_that_the_policy_gives() {
        Life life = Life.serving(version(1).onExpiry(OnExpiry.SafeState));

        life.policies(People.quorum(2)).settle();
        assertThat(life.answers()).isEqualTo("m-1");
        life.later(Duration.ofHours(23)).settle();
        assertThat(life.answers()).isEqualTo("m-1");
        life.later(Duration.ofHours(1)).settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.actions()).last().extracting("what").isEqualTo(What.Stop);
    }

    @Test
    void expired_content_keeps_serving_and_warns() {
        Life life = Life.of(version(1));
        life.people.approve(version(1), Duration.ofHours(1));
        life.settle();

        life.later(Duration.ofHours(2)).settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("Approved").reason()).isEqualTo(Reason.Expired);
        assertThat(life.condition("Ready").message()).contains("Renew the approval");
        life.later(Duration.ofDays(30)).settle();
        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void expired_content_stops_after_its_grace_where_the_terms_say_safe_state() {
        Life life = Life.of(version(1).onExpiry(OnExpiry.SafeState));
        life.people.approve(version(1), Duration.ofHours(1));
        life.settle();

        life.later(Duration.ofHours(2)).settle();
        assertThat(life.answers()).isEqualTo("m-1");
        life.later(Duration.ofHours(25)).settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.condition("SafetyStopped").status()).isEqualTo(ConditionStatus.True);
        assertThat(life.stops().recorded()).hasSize(1);
    }

    @Test
    void keep_serving_wins_over_stopping_on_expiry() {
        Life life =
                Life.of(version(1).onExpiry(OnExpiry.SafeState).safeState(SafeState.KeepServing));
        life.people.approve(version(1), Duration.ofHours(1));
        life.settle();

        life.later(Duration.ofDays(30)).settle();

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void renewed_content_starts_a_new_grace_when_it_lapses_again() {
        Life life = Life.of(version(1).onExpiry(OnExpiry.SafeState));
        life.people.approve(version(1), Duration.ofHours(1));
        life.settle();
        life.later(Duration.ofHours(2)).settle();
        life.people.approve(version(1), Duration.ofHours(48));
        life.settle();
        assertThat(life.status().lapsedAt()).isEmpty();

        life.later(Duration.ofHours(49)).settle();

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void a_lapse_of_the_old_revision_is_not_remembered_against_the_new_one() {
        Life life = Life.of(version(1));
        life.people.approve(version(1), Duration.ofHours(1));
        life.settle();
        life.later(Duration.ofHours(2)).settle();
        assertThat(life.status().lapsedAt()).isPresent();
        life.asks(version(2));
        life.people.approve(version(2));
        ModelPlan plan = life.pass();
        while (plan.rollout().step() != RolloutStep.Switch) {
            plan = life.pass();
        }

        assertThat(life.status().lapsedAt()).isEmpty();
    }

    @Test
    void a_hold_keeps_a_ready_revision_from_taking_traffic_and_says_so() {
        Life life = Life.serving(version(1)).asks(version(2)).holds(Hold.PausePromotion);
        life.people.approve(version(2));

        ModelPlan plan = life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.condition("Deployed").reason()).isEqualTo(Reason.PromotionPaused);
        assertThat(plan.findings())
                .anyMatch(finding -> finding.message().contains("spec.hold is PausePromotion"));
        life.holds(Hold.None).settle();
        assertThat(life.answers()).isEqualTo("m-2");
    }

    @Test
    void a_model_hosted_elsewhere_is_a_register_entry_and_never_a_workload() {
        Life life = Life.of(version(1).external());
        life.people.approve(version(1));

        life.settle();

        assertThat(life.actions()).isEmpty();
        assertThat(life.pods()).isEmpty();
        assertThat(life.condition("Ready").reason()).isEqualTo(Reason.RegisterEntryOnly);
        assertThat(life.condition("Ready").status()).isEqualTo(ConditionStatus.True);
    }

    @Test
    void a_retired_model_is_taken_down_for_good() {
        Life life = Life.serving(version(1)).asks(version(2).retired());

        life.settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.pods()).isEmpty();
        assertThat(life.actions()).last().extracting("what").isEqualTo(What.Retire);
    }
}
