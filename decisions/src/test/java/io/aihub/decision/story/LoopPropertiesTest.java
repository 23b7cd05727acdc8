package io.aihub.decision.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.approval.RecordedStop.StopKind;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.ModelPlan.ActionTaken;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Whatever happens, in whatever order, with a crash anywhere. */
class LoopPropertiesTest {
    private static final Duration COOLDOWN = Duration.ofHours(2);

    /** What can happen to a model. */
    enum Happening {
        Window,
        Look,
        Ask,
        Approve,
        Revoke,
        Suspend,
        Resume,
        AskBack,
        Acknowledge,
        Retry,
        Hold,
        Release,
        PodsFail,
        PodsWork,
        Wait,
        HoldForAnHour,
        Crash
    }

    /**
     * @param what happens
     * @param number of the version that it is about
     * @param letters of the windows that close
     */
    record Event(Happening what, int number, String letters) {}

    @Property(tries = 200)
    void nothing_starts_or_gets_traffic_without_an_approval_in_force_at_that_moment(
            @ForAll("events") List<Event> events) {
        Story story = new Story();
        for (Event event : events) {
            RolloutState before = story.life.rollout();
            Optional<ModelPlan> plan = story.happens(event);
            plan.ifPresent(p -> assertApproved(before, p));
        }
    }

    private static void assertApproved(RolloutState before, ModelPlan plan) {
        RolloutState next = plan.rollout().next();
        boolean moved =
                next.serves() == Serves.Revision
                        && (!next.serving().equals(before.serving())
                                || before.serves() != Serves.Revision);
        if (moved) {
            assertInForce(plan, next.serving().orElseThrow());
        }
        next.candidate()
                .filter(c -> !before.candidate().equals(Optional.of(c)))
                .ifPresent(candidate -> assertInForceNow(plan, candidate.id()));
    }

    private static void assertInForceNow(ModelPlan plan, RevisionId id) {
        boolean stored = plan.approvals().of(id.name()).isPresent();
        ApprovalDecision own =
                stored ? plan.approvals().of(id.name()).get() : plan.approvals().asked();
        assertThat(own.isInForce()).as("%s: %s", id.name(), own.causes()).isTrue();
    }

    private static void assertInForce(ModelPlan plan, RevisionId id) {
        ApprovalDecision own = plan.approvals().of(id.name()).orElseThrow();
        assertThat(own.isInForce()).as("%s: %s", id.name(), own.causes()).isTrue();
    }

    @Property(tries = 200)
    void planning_again_on_what_was_recorded_begins_nothing_that_was_just_begun(
            @ForAll("events") List<Event> events) {
        Story story = new Story();
        for (Event event : events) {
            Optional<ModelPlan> plan = story.happens(event);
            Optional<ActionTaken> begun = plan.flatMap(ModelPlan::action);
            Optional<ActionTaken> again = story.life.look().action();
            begun.ifPresent(
                    first ->
                            assertThat(again.filter(second -> same(first, second)))
                                    .as("after %s", event)
                                    .isEmpty());
        }
    }

    private static boolean same(ActionTaken first, ActionTaken second) {
        return first.what() == second.what()
                && first.from().equals(second.from())
                && first.to().equals(second.to());
    }

    @Property(tries = 200)
    void two_rulings_never_roll_back_within_the_cooldown(@ForAll("events") List<Event> events) {
        Story story = new Story();
        List<Instant> ruled = new ArrayList<>();
        for (Event event : events) {
            story.happens(event)
                    .flatMap(ModelPlan::action)
                    .filter(action -> action.what() == What.RollBack)
                    .filter(action -> action.rule().isPresent())
                    .ifPresent(action -> ruled.add(story.life.now()));
            if (event.what() == Happening.Retry) {
                // People who let the version be tried again lift its quarantine and its cooldown.
                ruled.clear();
            }
        }
        Statistics.label("rolled back")
                .collect(story.life.actions().stream().anyMatch(a -> a.what() == What.RollBack))
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 20));
        for (int i = 1; i < ruled.size(); i++) {
            assertThat(Duration.between(ruled.get(i - 1), ruled.get(i)))
                    .isGreaterThanOrEqualTo(COOLDOWN.minusSeconds(1));
        }
    }

    @Property(tries = 200)
    void a_version_that_was_rolled_back_from_comes_back_only_by_a_retry(
            @ForAll("events") List<Event> events) {
        Story story = new Story();
        List<String> out = new ArrayList<>();
        for (Event event : events) {
            Optional<ActionTaken> action = story.happens(event).flatMap(ModelPlan::action);
            if (event.what() == Happening.Retry) {
                out.remove(story.version(event.number()).name());
            }
            action.filter(a -> a.what() == What.Deploy || a.what() == What.Switch)
                    .ifPresent(a -> assertThat(out).doesNotContain(a.to().orElse("")));
            action.filter(a -> a.what() == What.RollBack && a.rule().isPresent())
                    .ifPresent(a -> out.add(a.from().orElseThrow()));
        }
    }

    @Property(tries = 200)
    void a_suspended_model_serves_nothing_after_one_look(@ForAll("events") List<Event> events) {
        Story story = new Story();
        events.forEach(story::happens);
        story.life.people().suspend();

        story.life.pass();

        assertThat(story.life.answers()).isEqualTo("nothing");
    }

    @Property(tries = 100)
    void when_nothing_happens_any_more_nothing_moves_any_more(
            @ForAll("events") List<Event> events) {
        Story story = new Story();
        events.forEach(story::happens);
        story.life.settle();
        RolloutState rest = story.life.rollout();
        int actions = story.life.actions().size();

        for (int i = 0; i < 5; i++) {
            story.life.pass();
        }

        assertThat(story.life.rollout()).isEqualTo(rest);
        assertThat(story.life.actions()).hasSize(actions);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Happening> what =
                Arbitraries.frequencyOf(
                        Tuple.of(12, Arbitraries.just(Happening.Window)),
                        Tuple.of(5, Arbitraries.just(Happening.Look)),
                        Tuple.of(3, Arbitraries.just(Happening.Ask)),
                        Tuple.of(3, Arbitraries.just(Happening.Approve)),
                        Tuple.of(6, Arbitraries.of(Happening.class)));
        Arbitrary<String> letters =
                Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.just("WW")),
                        Tuple.of(5, Arbitraries.just("WB")),
                        Tuple.of(3, Arbitraries.strings().withChars("WBILNES").ofLength(2)));
        return Combinators.combine(what, Arbitraries.integers().between(1, 3), letters)
                .as(Event::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    /** A life to which things happen. */
    private static final class Story {
        private final List<Version> versions =
                List.of(
                        Version.version(1).cooldown(COOLDOWN),
                        Version.version(2).cooldown(COOLDOWN),
                        Version.version(3).cooldown(COOLDOWN));
        private final Life life = (Life) new Lives().switched(versions.get(0), versions.get(1));

        Version version(int number) {
            return versions.get(number - 1);
        }

        /** The plan of the pass that followed, where one did. */
        Optional<ModelPlan> happens(Event event) {
            Version version = version(event.number());
            switch (event.what()) {
                case Window -> life.post(event.letters());
                case Ask -> life.asks(version);
                case Approve -> life.people().approve(version);
                case Revoke -> life.people().revoke(version);
                case Suspend -> life.people().suspend();
                case Resume -> resume();
                case AskBack -> life.people().askForRollback(Optional.of(version.name()));
                case Retry -> life.people().retry(version);
                case Hold -> life.holds(Hold.PauseAutomation);
                case Release -> life.holds(Hold.None);
                default -> surroundings(event.what(), version);
            }
            return Optional.of(
                    event.what() == Happening.Crash ? life.passThatDiesAfterSaving() : life.pass());
        }

        private void surroundings(Happening what, Version version) {
            switch (what) {
                case Acknowledge -> life.people().acknowledge(version);
                case PodsFail -> life.podsNeverStart(version);
                case PodsWork -> life.podsStart(version);
                case HoldForAnHour -> life.people().hold(Hold.PauseAutomation, Duration.ofHours(1));
                case Wait -> life.later(Duration.ofMinutes(20));
                default -> life.later(Duration.ofSeconds(1));
            }
        }

        private void resume() {
            life.stops().stream()
                    .filter(stop -> stop.kind() != StopKind.Revoke)
                    .map(Answer.Stop::name)
                    .findFirst()
                    .ifPresent(life.people()::resume);
        }

        @Override
        public String toString() {
            return life.decisions().stream().map(GivenDecision::uid).toList().toString();
        }
    }
}
