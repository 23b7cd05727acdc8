package io.aihub.decision.condition;

import io.aihub.decision.ConditionFact;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merges what a pass found into the conditions that status already shows. */
public final class ConditionSet {
    /** The order in which conditions are listed; others follow by name. */
    private static final List<String> ORDER =
            List.of(
                    "RegisterComplete",
                    "Approved",
                    "Deployed",
                    "Stable",
                    "MonitoringAvailable",
                    "SignalsWithinLimits",
                    "Ready",
                    "VersionOverridden",
                    "RolledBack",
                    "SafetyStopped",
                    "Suspended");

    /** Conditions that are listed only while they are stated. */
    private static final Set<String> OCCASIONAL =
            Set.of("VersionOverridden", "RolledBack", "SafetyStopped", "Suspended");

    private static final Comparator<ConditionFact> LISTED =
            Comparator.comparingInt((ConditionFact fact) -> place(fact.type()))
                    .thenComparing(ConditionFact::type);

    private ConditionSet() {}

    /**
     * The conditions to show.
     *
     * @param old what status shows; a type that is not stated anew stays, unless it is occasional
     * @param stated what this pass found; of several facts of a type the last one holds
     * @param now the moment of a transition; the facts' own time is ignored
     */
    public static List<ConditionFact> merge(
            Collection<ConditionFact> old, Collection<ConditionFact> stated, Instant now) {
        Map<String, ConditionFact> known = new LinkedHashMap<>();
        old.forEach(fact -> known.put(fact.type(), fact));
        Map<String, ConditionFact> merged = new LinkedHashMap<>(known);
        merged.keySet().removeIf(OCCASIONAL::contains);
        stated.forEach(fact -> merged.put(fact.type(), since(fact, known.get(fact.type()), now)));
        return merged.values().stream().sorted(LISTED).toList();
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

    private static int place(String type) {
        int place = ORDER.indexOf(type);
        return place < 0 ? ORDER.size() : place;
    }
}
