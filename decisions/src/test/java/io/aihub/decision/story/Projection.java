package io.aihub.decision.story;

import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What two worlds in which the same happened have to agree on after every act: everything that is
 * decided, without moments, messages and what only a passing state of pods decides.
 *
 * @param answers the revision that answers
 * @param approval of the content asked for
 * @param last the action that was recorded last
 * @param conditions by type
 * @param stops that hold
 * @param overall all signals in one word
 * @param signals by name
 * @param histories by revision
 */
public record Projection(
        String answers,
        ApprovalState approval,
        Optional<Step> last,
        Map<String, Holds> conditions,
        Set<Answer.Stop> stops,
        Overall overall,
        Map<String, Answer> signals,
        Map<String, Remembered> histories) {

    /**
     * An action without its sentence.
     *
     * @param number of actions so far
     * @param what it was
     * @param from the revision that the traffic left
     * @param to the revision that it went to
     * @param rule the row of the decision table
     * @param reason why
     * @param record name of the decision that it carried out
     */
    public record Step(
            int number,
            What what,
            Optional<String> from,
            Optional<String> to,
            Optional<String> rule,
            Reason reason,
            Optional<String> record) {}

    /** A condition without its sentence. */
    public record Holds(ConditionStatus status, Reason reason) {}

    /** Which parts of a history there are. */
    public record Remembered(
            boolean firstServed, boolean stable, boolean quarantined, boolean baseline) {}

    /** What a world says now. */
    public static Projection of(World world) {
        return new Projection(
                world.answers(),
                world.approval(),
                last(world.actions()),
                world.conditions().stream()
                        .collect(
                                Collectors.toMap(
                                        Answer.Condition::type,
                                        fact -> new Holds(fact.status(), fact.reason()))),
                Set.copyOf(world.stops()),
                world.signalsState(),
                signals(world),
                histories(world));
    }

    private static Optional<Step> last(List<Answer.Action> actions) {
        return actions.stream()
                .reduce((first, second) -> second)
                .map(
                        action ->
                                new Step(
                                        actions.size(),
                                        action.what(),
                                        action.from(),
                                        action.to(),
                                        action.rule(),
                                        action.reason(),
                                        action.record()));
    }

    private static Map<String, Answer> signals(World world) {
        Map<String, Answer> all = new TreeMap<>();
        world.signals().forEach((name, signal) -> all.put(name, signal.timeless()));
        return all;
    }

    private static Map<String, Remembered> histories(World world) {
        Map<String, Remembered> all = new TreeMap<>();
        world.histories()
                .forEach(
                        (name, history) ->
                                all.put(
                                        name,
                                        new Remembered(
                                                history.firstServed().isPresent(),
                                                history.stableSince().isPresent(),
                                                history.quarantined().isPresent(),
                                                history.baseline().isPresent())));
        return all;
    }
}
