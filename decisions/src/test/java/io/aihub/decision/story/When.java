package io.aihub.decision.story;

import io.aihub.decision.Reason;
import io.aihub.decision.rollout.RolloutPlan.What;
import java.util.function.Predicate;

/** Moments of a story, told by what status says. */
final class When {
    private When() {}

    /** The action that was recorded last is this one. */
    static Predicate<World> last(What what) {
        return world -> world.lastAction().filter(action -> action.what() == what).isPresent();
    }

    /** A condition is shown for this reason. */
    static Predicate<World> shows(String type, Reason reason) {
        return world -> world.shown(type).filter(fact -> fact.reason() == reason).isPresent();
    }

    /** A revision answers. */
    static Predicate<World> answers(String revision) {
        return world -> world.answers().equals(revision);
    }
}
