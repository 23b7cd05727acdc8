package io.aihub.decision.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.rollout.Standing.Asked;
import io.aihub.decision.rollout.Standing.Candidate;
import io.aihub.decision.rollout.Standing.Cause;
import io.aihub.decision.rollout.Standing.Promotion;
import io.aihub.decision.rollout.Standing.Relation;
import io.aihub.decision.rollout.Standing.Serves;
import io.aihub.decision.rollout.Standing.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Every statement here is proved over the full product of the standing's enums. */
class StepPickerTest {
    private static final Set<Step> BRINGS_ASKED_CONTENT_IN =
            EnumSet.of(Step.Deploy, Step.Switch, Step.AdoptTerms, Step.StoreBaseline);
    private final StepPicker picker = new StepPicker();

    @Test
    void every_standing_has_exactly_one_step() {
        assertThat(product()).hasSize(3 * 5 * 3 * 9 * 7 * 3 * 3);
        forAll((standing, step) -> step != null);
    }

    @Test
    void every_step_is_reached() {
        EnumSet<Step> reached = EnumSet.noneOf(Step.class);
        product().forEach(standing -> reached.add(picker.pick(standing)));
        assertThat(reached).containsExactlyInAnyOrder(Step.values());
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
                                                Step.Stop,
                                                Step.Wait,
                                                Step.Abandon,
                                                Step.Retire,
                                                Step.Keep)
                                        .contains(step));
        forAll(
                (standing, step) ->
                        standing.cause() != Cause.Suspended
                                || standing.serves() != Serves.Revision
                                || step == Step.Stop
                                || step == Step.Retire);
    }

    @Test
    void revoked_content_never_keeps_serving() {
        forAll(
                (standing, step) ->
                        standing.cause() != Cause.Revoked
                                || standing.serves() != Serves.Revision
                                || EnumSet.of(Step.Stop, Step.RollBack, Step.Retire)
                                        .contains(step));
    }

    @Test
    void an_approval_that_lapsed_never_moves_what_serves_by_itself() {
        forAll(
                (standing, step) ->
                        standing.cause() != Cause.Lapsed
                                || standing.serves() != Serves.Revision
                                || step != Step.Stop);
    }

    @Test
    void a_rollback_needs_a_target() {
        forAll(
                (standing, step) ->
                        step != Step.RollBack
                                || standing.target() != Target.None
                                || standing.candidate() == Candidate.RollbackReady);
        forAll(
                (standing, step) ->
                        step != Step.PrepareRollback || standing.target() == Target.Cold);
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
        forAll((standing, step) -> standing.promotion() != Promotion.Held || step != Step.Switch);
    }

    private void forAll(BiPredicate<Standing, Step> holds) {
        List<String> broken = new ArrayList<>();
        for (Standing standing : product()) {
            Step step = picker.pick(standing);
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
                    for (Candidate candidate : Candidate.values()) {
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
            Candidate candidate) {
        for (Cause cause : Cause.values()) {
            for (Target target : Target.values()) {
                for (Promotion promotion : Promotion.values()) {
                    all.add(
                            new Standing(
                                    serves, asked, relation, candidate, cause, target, promotion));
                }
            }
        }
    }
}
