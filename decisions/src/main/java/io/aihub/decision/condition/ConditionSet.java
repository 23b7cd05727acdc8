package io.aihub.decision.condition;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionType;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Merges what a pass found into the conditions that status already shows. */
public final class ConditionSet {
    private ConditionSet() {}

    /**
     * The conditions to show, in the order of their types.
     *
     * @param old what status shows; a type that is not stated anew stays, unless it is occasional
     * @param stated what this pass found; of several facts of a type the last one holds
     * @param now the moment of a transition; the facts' own time is ignored
     */
    public static List<ConditionFact> merge(
            Collection<ConditionFact> old, Collection<ConditionFact> stated, Instant now) {
        Map<ConditionType, ConditionFact> known = new EnumMap<>(ConditionType.class);
        old.forEach(fact -> known.put(fact.type(), fact));
        Map<ConditionType, ConditionFact> merged = new EnumMap<>(known);
        merged.keySet().removeIf(ConditionType::isOccasional);
        stated.forEach(fact -> merged.put(fact.type(), since(fact, known.get(fact.type()), now)));
        return List.copyOf(merged.values());
    }

    private static ConditionFact since(ConditionFact fact, ConditionFact before, Instant now) {
        boolean same = before != null && before.status() == fact.status();
        return new ConditionFact(
                fact.type(),
                fact.status(),
                fact.reason(),
                fact.message(),
                fact.observedGeneration(),
                same ? before.lastTransition() : now);
    }
}
