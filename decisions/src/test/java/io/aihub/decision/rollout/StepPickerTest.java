package io.aihub.decision.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.rollout.Standing.Asked;
import io.aihub.decision.rollout.Standing.CandidateState;
import io.aihub.decision.rollout.Standing.Cause;
import io.aihub.decision.rollout.Standing.Promotion;
import io.aihub.decision.rollout.Standing.Relation;
import io.aihub.decision.rollout.Standing.RollbackTarget;
import io.aihub.decision.rollout.Standing.Serves;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Every statement here is proved over the full product of the standing's enums. */
class StepPickerTest {
    private static final Set<RolloutStep> BRINGS_ASKED_CONTENT_IN =
            EnumSet.of(
                    RolloutStep.Deploy,
                    RolloutStep.Switch,
                    RolloutStep.AdoptTerms,
                    RolloutStep.StoreBaseline);
    private final StepPicker picker = new StepPicker();

    @Test
    void every_standing_has_exactly_one_step() {
        assertThat(product()).hasSize(3 * 5 * 3 * 9 * 7 * 3 * 3);
        forAll((standing, step) -> step != null);
    }

    @Test
    void every_step_is_reached() {
        EnumSet<RolloutStep> reached = EnumSet.noneOf(RolloutStep.class);
        product().forEach(standing -> reached.add(picker.pick(standing)));
        assertThat(reached).containsExactlyInAnyOrder(RolloutStep.values());
    }

    @Test
    void content_that_is_not_in_force_never_comes_in() {
        forAll(
                (standing, step) ->
                        standing.asked() == Asked.InForce
                                || !BRINGS_ASKED_CONTENT_IN.contains(step));
    }

    @Test
    void a_suspended_model_never_keeps_or_gains_traffic() {
        forAll(
                (standing, step) ->
                        standing.cause() != Cause.Suspended
                                || EnumSet.of(
                                                RolloutStep.Stop,
                                                RolloutStep.Wait,
                                                RolloutStep.Abandon,
                                                RolloutStep.Retire,
                                                RolloutStep.Keep)
                                        .contains(step));
        forAll(
                (standing, step) ->
                        standing.cause() != Cause.Suspended
                                || standing.serves() != Serves.Revision
                                || step == RolloutStep.Stop
                                || step == RolloutStep.Retire);
    }

    @Test
    void revoked_content_never_keeps_serving() {
        forAll(
                (standing, step) ->
                        standing.cause() != Cause.Revoked
                                || standing.serves() != Serves.Revision
                                || EnumSet.of(
                                                RolloutStep.Stop,
                                                RolloutStep.RollBack,
                                                RolloutStep.Retire)
                                        .contains(step));
    }

    @Test
    void an_approval_that_lapsed_never_moves_what_serves_by_itself() {
        forAll(
                (standing, step) ->
                        standing.cause() != Cause.Lapsed
                                || standing.serves() != Serves.Revision
                                || step != RolloutStep.Stop);
    }

    @Test
    void a_rollback_needs_a_target() {
        forAll(
                (standing, step) ->
                        step != RolloutStep.RollBack
                                || standing.target() != RollbackTarget.None
                                || standing.candidate() == CandidateState.RollbackReady);
        forAll(
                (standing, step) ->
                        step != RolloutStep.PrepareRollback
                                || standing.target() == RollbackTarget.Cold);
    }

    @Test
    void content_that_was_rolled_back_from_does_not_come_back_by_itself() {
        forAll(
                (standing, step) ->
                        standing.asked() != Asked.Quarantined
                                || !BRINGS_ASKED_CONTENT_IN.contains(step));
    }

    @Test
    void a_register_entry_never_gets_a_workload() {
        forAll(
                (standing, step) ->
                        standing.asked() != Asked.External
                                || !BRINGS_ASKED_CONTENT_IN.contains(step));
    }

    @Test
    void a_held_promotion_never_switches() {
        forAll(
                (standing, step) ->
                        standing.promotion() != Promotion.Held || step != RolloutStep.Switch);
    }

    private void forAll(BiPredicate<Standing, RolloutStep> holds) {
        List<String> broken = new ArrayList<>();
        for (Standing standing : product()) {
            RolloutStep step = picker.pick(standing);
            if (!holds.test(standing, step)) {
                broken.add(standing + " -> " + step);
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<Standing> product() {
        List<Standing> all = new ArrayList<>();
        for (Serves serves : Serves.values()) {
            for (Asked asked : Asked.values()) {
                for (Relation relation : Relation.values()) {
                    for (CandidateState candidate : CandidateState.values()) {
                        rest(all, serves, asked, relation, candidate);
                    }
                }
            }
        }
        return all;
    }

    private static void rest(
            List<Standing> all,
            Serves serves,
            Asked asked,
            Relation relation,
            CandidateState candidate) {
        for (Cause cause : Cause.values()) {
            for (RollbackTarget target : RollbackTarget.values()) {
                for (Promotion promotion : Promotion.values()) {
                    all.add(
                            new Standing(
                                    serves, asked, relation, candidate, cause, target, promotion));
                }
            }
        }
    }
}
