package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.decision.Reason;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two equal worlds agree over a long story, and one that is wrong in one word is noticed. */
class ComparedWorldTest {
    private final Lives lives = new Lives();

    @Test
    void two_lives_agree_though_one_began_later() {
        Life late = new Life().later(Duration.ofDays(40)).asks(version(1));
        World world = new ComparedWorld(lives.of(version(1)), late);

        tell(world);

        assertThat(world.answers()).isEqualTo("m-2");
        assertThat(world.since()).isEqualTo(late.since());
    }

    @ParameterizedTest
    @MethodSource("acts")
    void an_act_that_one_world_does_not_hear_is_noticed(String act) {
        World deaf = wrong(lives.of(version(1)), act);

        assertThatThrownBy(() -> tell(new ComparedWorld(lives.of(version(1)), deaf)))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_that_one_world_answers_as_if_nothing_had_happened_is_noticed(String question) {
        World liar = wrong(lives.of(version(1)), question);

        assertThatThrownBy(() -> tell(new ComparedWorld(lives.of(version(1)), liar)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("second world");
    }

    static Stream<String> acts() {
        return words().filter(ComparedWorldTest::isAct).map(Method::getName);
    }

    static Stream<String> questions() {
        return words().filter(word -> !isAct(word)).map(Method::getName);
    }

    private static Stream<Method> words() {
        return Arrays.stream(World.class.getMethods())
                .filter(word -> !List.of("people", "end").contains(word.getName()))
                .filter(word -> !word.isDefault() || word.getName().equals("close"))
                .sorted(Comparator.comparing(Method::getName));
    }

    private static boolean isAct(Method word) {
        return word.getReturnType() == World.class;
    }

    /** Understands one word wrong: an act is not done, a question is answered by another world. */
    private World wrong(World right, String word) {
        World untouched = lives.of(version(1));
        return (World)
                Proxy.newProxyInstance(
                        World.class.getClassLoader(),
                        new Class<?>[] {World.class},
                        (self, method, args) -> {
                            boolean meant = method.getName().equals(word);
                            if (isAct(method)) {
                                return meant ? self : did(self, method, right, args);
                            }
                            return said(method, meant ? untouched : right, args);
                        });
    }

    private static Object did(Object self, Method method, World right, Object[] args)
            throws Throwable {
        said(method, right, args);
        return self;
    }

    private static Object said(Method method, World world, Object[] args) throws Throwable {
        try {
            return method.invoke(world, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Every word is used, and each so that it makes a difference. */
    private static void tell(World world) {
        String approval = world.people().approve(version(1));
        world.settle();
        world.stabilize();
        world.asks(version(2));
        world.people().approve(version(2));
        world.refusesHistories(true)
                .diesOnceSaved(When.shows("Deployed", Reason.WaitingForBaseline))
                .refusesHistories(false);
        assertThat(world.history("m-1").flatMap(Answer.History::baseline))
                .flatMap(Answer.Baseline::before)
                .isEmpty();
        world.until(When.last(What.Switch)).settle();
        world.holds(Hold.PauseAutomation).close("WB", "WB");
        world.podsNeverStart(version(1)).holds(Hold.None).settle();
        askAll(world);
        world.podsStart(version(1)).settle();
        world.post("WW").restarts().settle();
        world.post("WB").settle();
        world.losesItsSource().requires(2).settle();
        askAll(world);
        world.later(Duration.ofDays(2)).losesItsPolicy().settle();
        world.requires(1).settle();
        world.forgets(approval).settle();
        world.people().approve(version(1));
        world.people().resume(world.people().suspend());
        world.people().suspend();
        world.loses("m-2").settle();
        askAll(world);
        world.people().resume(world.stops().get(0).name());
        world.settle();
    }

    private static void askAll(World world) {
        words().filter(word -> !isAct(word)).forEach(word -> ask(world, word));
    }

    private static void ask(World world, Method question) {
        try {
            said(question, world, new Object[0]);
        } catch (AssertionError e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
