package io.aihub.decision.story;

import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.health.Health.Overall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One model in one cluster, as a story tells of it: what happens to it, and what a reader of the
 * API sees. Revisions are named as their versions are ({@code m-1}), decisions by their object,
 * whatever a world calls them itself, in messages too. No act makes a pass unless it says so.
 */
public interface World {
    /** What {@link #answers()} and {@link #traffic()} say where nothing does. */
    String NOTHING = "nothing";

    /** The people around the model. */
    People people();

    /** The model asks for this content. */
    World asks(Version version);

    /** A person's decision is made. */
    World decides(Decision decision);

    /** A decision is deleted. */
    World forgets(String decision);

    /** The register asks automation to leave something alone. */
    World holds(Hold hold);

    /**
     * The one policy asks for this many approvals of {@link Decision#ROLE} for the risk class High,
     * and gives a day of grace. A world begins with one.
     */
    World requires(int people);

    /** The policy is deleted. */
    World losesItsPolicy();

    /** The source of counts that the model names is deleted. */
    World losesItsSource();

    /** A snapshot is deleted. */
    World loses(String revision);

    /** The server refuses every write to what snapshots remember, or takes them again. */
    World refusesHistories(boolean refuses);

    /** The pods of a version are not ready any more, and never get ready. */
    World podsNeverStart(Version version);

    /** The pods of a version get ready again. */
    World podsStart(Version version);

    /**
     * A window of each signal of what answers closes, one letter of {@code WindowOutcome} each in
     * the order of its terms; the last letter stands for those that follow. Nobody has looked yet.
     */
    World post(String letters);

    /** Windows close, and passes follow each of them until nothing moves any more. */
    default World close(String... letters) {
        for (String each : letters) {
            post(each).settle();
        }
        return this;
    }

    /** Time goes by. */
    World later(Duration time);

    /** The process is gone and starts again: what memory held is lost, closed windows too. */
    World restarts();

    /**
     * Passes follow until one changes nothing.
     *
     * @throws AssertionError when the model is still moving after many passes
     */
    World settle();

    /**
     * One pass follows, and more until it is so.
     *
     * @throws AssertionError when it is not so after many passes
     */
    World until(Predicate<World> itIsSo);

    /**
     * Passes follow until status is saved so that it is so. The process dies with that write,
     * before anything that follows it, and starts again.
     *
     * @throws AssertionError when it is not so after many passes
     */
    World diesOnceSaved(Predicate<World> itIsSo);

    /** The revision that is recorded as answering, or {@link #NOTHING}. */
    String answers();

    /** The {@link Version#pods()} that the Service sends its traffic to, or {@link #NOTHING}. */
    String traffic();

    /** The approval of the content asked for, in a word. */
    ApprovalState approval();

    /** All signals in one word. */
    Overall signalsState();

    /** The revision on its way in. */
    Optional<String> candidate();

    /** When what is recorded as serving or stopped got there. */
    Optional<Instant> since();

    /** Since when what serves has no valid approval. */
    Optional<Instant> lapsedAt();

    /** Every action that was recorded since the world began, oldest first. */
    List<Answer.Action> actions();

    /** The conditions, but for {@code RegisterComplete}, which no pass decides. */
    List<Answer.Condition> conditions();

    /** The stops that are remembered as holding. */
    List<Answer.Stop> stops();

    /** The signals of what serves that have a closed window, by name. */
    Map<String, Answer.Signal> signals();

    /** What each snapshot remembers, by the name of its revision. */
    Map<String, Answer.History> histories();

    /** The pods that there are, by {@link Version#pods()}. */
    Map<String, Answer.Pods> pods();

    /** The findings that are named after a reason: those of a pass, and not of the register. */
    List<Answer.Finding> findings();

    /** The world is at its end; what it holds is given back. */
    default void end() {}

    /** Windows within limits close until what serves is stable. */
    default World stabilize() {
        close("WW", "WW", "WW", "WW", "WW", "WW", "WW");
        if (history(answers()).flatMap(Answer.History::stableSince).isEmpty()) {
            throw new AssertionError("not stable: " + conditions());
        }
        return this;
    }

    /** A condition, where it is shown. */
    default Optional<Answer.Condition> shown(String type) {
        return conditions().stream().filter(fact -> fact.type().equals(type)).findFirst();
    }

    /**
     * A condition.
     *
     * @throws AssertionError when it is not shown
     */
    default Answer.Condition condition(String type) {
        return shown(type).orElseThrow(() -> new AssertionError("no condition " + type));
    }

    /** What the snapshot of a revision remembers, where there is one. */
    default Optional<Answer.History> history(String revision) {
        return Optional.ofNullable(histories().get(revision));
    }

    /** The action that was recorded last. */
    default Optional<Answer.Action> lastAction() {
        List<Answer.Action> all = actions();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
