package io.aihub.decision.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Reason;
import io.aihub.decision.revision.RevisionFacts;
import io.aihub.decision.revision.RevisionFacts.Approval;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.revision.RolloutTerms;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.rollout.RolloutPlan.Presence;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import io.aihub.decision.rollout.RolloutState.Purpose;
import io.aihub.decision.rollout.Situation.AskedContent;
import io.aihub.decision.rollout.Situation.Push;
import io.aihub.decision.rollout.Standing.Asked;
import io.aihub.decision.rollout.Standing.Cause;
import io.aihub.decision.rollout.Standing.Promotion;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RolloutPlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final RevisionId ONE = new RevisionId("m-1", "c1", "s1", "1.0");
    private static final RevisionId ONE_OTHER_TERMS = new RevisionId("m-1b", "c1b", "s1", "1.0");
    private static final RevisionId TWO = new RevisionId("m-2", "c2", "s2", "2.0");
    private static final List<RevisionId> IDS = List.of(ONE, ONE_OTHER_TERMS, TWO);
    private final RolloutPlanner planner = new RolloutPlanner();

    @Test
    void a_rollback_goes_to_the_stable_approved_revision_and_takes_the_failing_pods_down() {
        RolloutPlan plan =
                planner.plan(
                        situation(
                                serving(TWO, Optional.of(ONE)),
                                TWO,
                                Cause.RollbackRuled,
                                List.of(stable(ONE), facts(TWO))));
        assertThat(plan.step()).isEqualTo(RolloutStep.RollBack);
        assertThat(plan.next().serving()).contains(ONE);
        assertThat(plan.endpoint()).contains("s1");
        assertThat(plan.action().orElseThrow().what()).isEqualTo(What.RollBack);
    }

    @Test
    void without_a_target_the_safe_state_stops_and_says_why_each_revision_was_refused() {
        RevisionFacts quarantined =
                new RevisionFacts(
                        ONE,
                        Approval.InForce,
                        Optional.of(NOW),
                        Optional.of(NOW),
                        NOW,
                        WorkloadState.Ready);
        RolloutPlan plan =
                planner.plan(
                        situation(
                                serving(TWO, Optional.of(ONE)),
                                TWO,
                                Cause.RollbackRuled,
                                List.of(quarantined, facts(TWO))));
        assertThat(plan.step()).isEqualTo(RolloutStep.Stop);
        assertThat(plan.endpoint()).isEmpty();
        assertThat(plan.workloads()).allMatch(wish -> wish.presence() == Presence.Zero);
        assertThat(plan.action().orElseThrow().reason()).isEqualTo(Reason.SafetyStopped);
        assertThat(plan.refused()).extracting("revision").containsExactly("m-1", "m-2");
    }

    @Test
    void revoked_content_goes_at_once_even_when_the_target_has_to_start_first() {
        RevisionFacts cold =
                new RevisionFacts(
                        ONE,
                        Approval.InForce,
                        Optional.of(NOW),
                        Optional.empty(),
                        NOW,
                        WorkloadState.Absent);
        RolloutPlan plan =
                planner.plan(
                        situation(
                                serving(TWO, Optional.empty()),
                                TWO,
                                Cause.Revoked,
                                List.of(cold, facts(TWO))));
        assertThat(plan.step()).isEqualTo(RolloutStep.RollBack);
        assertThat(plan.endpoint()).contains("s1");
    }

    @Test
    void newly_approved_terms_touch_no_pod() {
        RolloutPlan plan =
                planner.plan(
                        situation(
                                serving(ONE, Optional.empty()),
                                ONE_OTHER_TERMS,
                                Cause.None,
                                List.of(stable(ONE), facts(ONE_OTHER_TERMS))));
        assertThat(plan.step()).isEqualTo(RolloutStep.AdoptTerms);
        assertThat(plan.endpoint()).contains("s1");
        assertThat(plan.workloads()).hasSize(1);
    }

    @Property(tries = 5000)
    void no_action_is_decided_twice(@ForAll("situations") Situation before) {
        RolloutPlan first = planner.plan(before);
        Situation after =
                new Situation(
                        first.next(),
                        before.asked(),
                        quarantiningWhatWasLeft(before, first),
                        new Push(
                                first.step() == RolloutStep.RollBack
                                        ? Cause.None
                                        : before.push().cause(),
                                Optional.empty(),
                                before.push().promotion()),
                        before.terms(),
                        before.now());
        Optional<What> again = planner.plan(after).action().map(RolloutPlan.Action::what);
        first.action()
                .ifPresent(action -> assertThat(again).isNotEqualTo(Optional.of(action.what())));
    }

    private static List<RevisionFacts> quarantiningWhatWasLeft(
            Situation before, RolloutPlan first) {
        Optional<RevisionId> left = before.recorded().serving();
        if (first.step() != RolloutStep.RollBack || left.isEmpty()) {
            return before.revisions();
        }
        return before.revisions().stream()
                .map(
                        facts ->
                                facts.id().equals(left.get())
                                        ? new RevisionFacts(
                                                facts.id(),
                                                facts.approval(),
                                                facts.stableSince(),
                                                Optional.of(NOW),
                                                facts.created(),
                                                facts.workload())
                                        : facts)
                .toList();
    }

    @Property(tries = 5000)
    void the_endpoint_is_never_a_revoked_revision(@ForAll("situations") Situation situation) {
        RolloutPlan plan = planner.plan(situation);
        boolean moved = !plan.next().serving().equals(situation.recorded().serving());
        if (moved && plan.step() != RolloutStep.AdoptTerms && plan.step() != RolloutStep.Switch) {
            plan.next()
                    .serving()
                    .flatMap(id -> situation.facts(id.name()))
                    .filter(f -> situation.recorded().candidate().isEmpty())
                    .ifPresent(f -> assertThat(f.approval()).isEqualTo(Approval.InForce));
        }
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<List<RevisionFacts>> facts =
                Combinators.combine(facts(0), facts(1), facts(2)).as(List::of);
        Arbitrary<Push> push =
                Combinators.combine(Arbitraries.of(Cause.class), Arbitraries.of(Promotion.class))
                        .as((cause, promotion) -> new Push(cause, Optional.empty(), promotion));
        Arbitrary<AskedContent> asked =
                Combinators.combine(Arbitraries.of(IDS), Arbitraries.of(Asked.class))
                        .as(AskedContent::new);
        return Combinators.combine(rollouts(), asked, facts, push)
                .as((r, a, f, p) -> new Situation(r, a, f, p, terms(), NOW));
    }

    private static Arbitrary<RolloutState> rollouts() {
        Arbitrary<Optional<CandidateRecord>> candidate =
                Combinators.combine(
                                Arbitraries.of(IDS),
                                Arbitraries.of(Purpose.class),
                                Arbitraries.integers().between(0, 1200))
                        .as((id, why, age) -> new CandidateRecord(id, NOW.minusSeconds(age), why))
                        .optional();
        return Combinators.combine(
                        Arbitraries.of(Serves.class),
                        Arbitraries.of(IDS),
                        Arbitraries.of(IDS).optional(),
                        candidate)
                .as(
                        (serves, id, previous, c) ->
                                serves == Serves.Nothing
                                        ? RolloutState.NONE.withCandidate(c)
                                        : new RolloutState(
                                                serves,
                                                Optional.of(id),
                                                Optional.of(NOW.minusSeconds(60)),
                                                previous,
                                                c));
    }

    private static Arbitrary<RevisionFacts> facts(int index) {
        return Combinators.combine(
                        Arbitraries.of(Approval.class),
                        Arbitraries.of(NOW.minusSeconds(30)).optional(),
                        Arbitraries.of(NOW.minusSeconds(20)).optional(),
                        Arbitraries.of(WorkloadState.class))
                .as(
                        (approval, stable, quarantined, workload) ->
                                new RevisionFacts(
                                        IDS.get(index),
                                        approval,
                                        stable,
                                        quarantined,
                                        NOW.minusSeconds(index),
                                        workload));
    }

    private static RevisionFacts facts(RevisionId id) {
        return new RevisionFacts(
                id, Approval.InForce, Optional.empty(), Optional.empty(), NOW, WorkloadState.Ready);
    }

    private static RevisionFacts stable(RevisionId id) {
        return new RevisionFacts(
                id, Approval.InForce, Optional.of(NOW), Optional.empty(), NOW, WorkloadState.Ready);
    }

    private static RolloutState serving(RevisionId id, Optional<RevisionId> previous) {
        return new RolloutState(
                Serves.Revision,
                Optional.of(id),
                Optional.of(NOW.minusSeconds(60)),
                previous,
                Optional.empty());
    }

    private static Situation situation(
            RolloutState rollout, RevisionId asked, Cause cause, List<RevisionFacts> revisions) {
        return new Situation(
                rollout,
                new AskedContent(asked, Asked.InForce),
                revisions,
                new Push(cause, Optional.empty(), Promotion.Open),
                terms(),
                NOW);
    }

    private static RolloutTerms terms() {
        return new RolloutTerms(
                RolloutTerms.Strategy.BlueGreen,
                Duration.ofHours(24),
                Duration.ofMinutes(10),
                RolloutTerms.Mode.Automatic,
                Duration.ofHours(24),
                Duration.ofHours(168),
                SafeState.StopServing);
    }
}
