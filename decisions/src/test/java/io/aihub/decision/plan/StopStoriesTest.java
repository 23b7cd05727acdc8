package io.aihub.decision.plan;

import static io.aihub.decision.plan.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People who stop, resume, revoke and ask to go back. */
class StopStoriesTest {

    @ParameterizedTest
    @EnumSource
    void a_suspended_model_stops_whatever_its_safe_state_is(SafeState safeState) {
        Life life = Life.serving(version(1).safeState(safeState));

        life.people.suspend();
        life.settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.actions()).last().extracting("what").isEqualTo(What.Stop);
        assertThat(life.actions()).last().extracting("reason").isEqualTo(Reason.Suspended);
        assertThat(life.pods()).doesNotContainValue(WorkloadState.Ready);
        assertThat(life.condition("Suspended").message())
                .startsWith("Stopped by sara (uid Suspend-")
                .endsWith("aihub resume NAME.");
    }

    @Test
    void a_stop_outlives_the_decision_that_made_it() {
        Life life = Life.serving(version(1));
        GivenDecision suspension = life.people.suspend();
        life.settle();

        life.people.forget(suspension);
        life.restarts().settle();

        assertThat(life.answers()).isEqualTo("nothing");
    }

    @Test
    void a_resumed_model_starts_again_once_and_with_what_it_served() {
        Life life = Life.serving(version(1));
        GivenDecision suspension = life.people.suspend();
        life.settle();

        life.people.resume(suspension.uid());
        life.settle();
        life.people.forget(suspension);
        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.actions()).extracting("what").containsOnlyOnce(What.Restart);
        assertThat(life.shown(ConditionType.Suspended)).isEmpty();
    }

    @Test
    void a_suspended_model_lets_nothing_new_in_either() {
        Life life = Life.serving(version(1));
        life.people.suspend();
        life.settle();
        life.asks(version(2));
        life.people.approve(version(2));

        life.settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.pods().get(version(2).id().servingDigest())).isNull();
    }

    @Test
    void a_revoked_revision_goes_back_to_the_approved_stable_one() {
        Life life = Life.switched(version(1), version(2));

        life.people.revoke(version(2));
        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.actions()).last().extracting("what").isEqualTo(What.RollBack);
        assertThat(life.actions()).last().extracting("reason").isEqualTo(Reason.Revoked);
        assertThat(life.condition("RolledBack").reason()).isEqualTo(Reason.Revoked);
        assertThat(life.history("m-2").quarantined()).isEmpty();
        assertThat(life.pods())
                .containsEntry(version(2).id().servingDigest(), WorkloadState.Starting);
    }

    @ParameterizedTest
    @EnumSource
    void a_revoked_revision_without_a_way_back_stops_whatever_its_safe_state_is(
            SafeState safeState) {
        Life life = Life.serving(version(1).safeState(safeState));

        life.people.revoke(version(1));
        ModelPlan plan = life.settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.actions()).last().extracting("reason").isEqualTo(Reason.Revoked);
        assertThat(plan.approvals().asked().isInForce()).isFalse();
    }

    @Test
    void nothing_that_was_revoked_is_ever_gone_back_to() {
        Life life = Life.switched(version(1), version(2));
        life.people.revoke(version(1));
        life.settle();

        life.close("WB", "WB");
        ModelPlan plan = life.settle();

        assertThat(life.answers()).isEqualTo("nothing");
        assertThat(life.actions()).last().extracting("what").isEqualTo(What.Stop);
        assertThat(life.condition("SafetyStopped").status()).isEqualTo(ConditionStatus.True);
        assertThat(plan.rollout().workloads())
                .noneMatch(
                        w ->
                                w.revision().name().equals("m-1")
                                        && w.presence()
                                                == io.aihub.decision.rollout.RolloutPlan.Presence
                                                        .Run);
    }

    @Test
    void other_approved_content_comes_in_after_a_revocation_stopped_the_model() {
        Life life = Life.serving(version(1));
        life.people.revoke(version(1));
        life.settle();
        life.asks(version(2));
        life.people.approve(version(2));

        life.settle();

        assertThat(life.answers()).isEqualTo("m-2");
    }

    @Test
    void a_person_who_asks_to_go_back_needs_no_breach_and_is_obeyed_once() {
        Life life = Life.switched(version(1), version(2));
        life.close("WW");
        GivenDecision asked = life.people.askForRollback(Optional.empty());

        life.settle();
        life.close("WW", "WW", "WW");

        assertThat(life.answers()).isEqualTo("m-1");
        assertThat(life.actions()).extracting("what").containsOnlyOnce(What.RollBack);
        assertThat(life.actions()).last().extracting("record").isEqualTo(Optional.of(asked.uid()));
        assertThat(life.actions()).last().extracting("rule").isEqualTo(Optional.empty());
        assertThat(life.history("m-2").quarantined()).isPresent();
    }

    @Test
    void a_request_that_was_carried_out_is_not_repeated_when_the_version_comes_back() {
        Life life = Life.switched(version(1), version(2));
        life.people.askForRollback(Optional.of("m-1"));
        life.settle();
        life.people.acknowledge(version(2));

        life.settle();

        assertThat(life.answers()).isEqualTo("m-2");
    }

    @Test
    void a_request_may_name_a_revision_that_never_was_stable() {
        Life life = Life.begun(version(1));
        life.asks(version(2));
        life.people.approve(version(2));
        life.settle();
        life.people.askForRollback(Optional.of("m-1"));

        life.settle();

        assertThat(life.answers()).isEqualTo("m-1");
    }

    @Test
    void a_request_for_a_revision_without_approval_is_refused_and_says_why() {
        Life life = Life.switched(version(1), version(2));
        life.people.revoke(version(1));
        life.settle();
        life.people.askForRollback(Optional.of("m-1"));

        ModelPlan plan = life.settle();

        assertThat(life.answers()).isEqualTo("m-2");
        assertThat(plan.findings())
                .anyMatch(finding -> finding.message().contains("m-1 its approval was revoked"));
    }

    @Test
    void a_request_that_nothing_can_answer_holds_up_no_later_version() {
        Life life = Life.switched(version(1), version(2));
        life.people.askForRollback(Optional.of("m-99"));
        life.settle();
        life.asks(version(3));
        life.people.approve(version(3));

        life.settle();

        assertThat(life.answers()).isEqualTo("m-3");
    }

    @Test
    void a_safety_stop_holds_until_a_person_lifts_it() {
        Life life = Life.switched(version(1), version(2));
        life.people.revoke(version(1));
        life.close("WB", "WB");
        assertThat(life.answers()).isEqualTo("nothing");
        life.later(Duration.ofDays(30)).settle();
        assertThat(life.answers()).isEqualTo("nothing");
        String stop =
                life.stops().recorded().stream()
                        .map(s -> s.uid())
                        .filter(uid -> uid.startsWith("safety-m-2-"))
                        .findFirst()
                        .orElseThrow();

        life.people.resume(stop);
        life.settle();

        assertThat(life.answers()).isEqualTo("m-2");
    }
}
