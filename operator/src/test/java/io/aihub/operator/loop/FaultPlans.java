package io.aihub.operator.loop;

import io.aihub.operator.loop.LoopHarness.Fork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plans that there are, and those that the gate plays. */
final class FaultPlans {
    private static final int FEW = 3;

    private final List<FaultPlan> all = new ArrayList<>();

    private FaultPlans() {}

    /** Rehearses every story, and plans every fault at every point of it. */
    static FaultPlans rehearsed() {
        return rehearsed(Stories.ALL);
    }

    /** Rehearses these stories, and those before them. */
    static FaultPlans rehearsed(Collection<Story> stories) {
        FaultPlans plans = new FaultPlans();
        Map<Story, Fork> ends = new HashMap<>();
        for (Story story : Stories.ALL) {
            boolean leads = stories.stream().anyMatch(one -> one.isAfter(story));
            if (stories.contains(story) || leads) {
                Rehearsal rehearsal =
                        Rehearsal.of(story, story.after().map(ends::get).orElse(null));
                ends.put(story, rehearsal.end());
                plans.all.addAll(FaultPlan.all(rehearsal));
            }
        }
        return plans;
    }

    /** Every story, every point. */
    List<FaultPlan> all() {
        return List.copyOf(all);
    }

    /**
     * One of each matter: each kind of fault in each class of write in each story that reaches it.
     * Of the plans that share a matter another variant (moment, code, lag) is taken each time, and
     * two where there are many.
     */
    List<FaultPlan> sample() {
        Map<String, List<FaultPlan>> matters = new LinkedHashMap<>();
        for (FaultPlan plan : all) {
            matters.computeIfAbsent(plan.matter(), matter -> new ArrayList<>()).add(plan);
        }
        List<FaultPlan> sample = new ArrayList<>();
        for (List<FaultPlan> variants : matters.values()) {
            int first = sample.size() % variants.size();
            sample.add(variants.get(first));
            if (variants.size() > FEW) {
                sample.add(variants.get((first + variants.size() / 2) % variants.size()));
            }
        }
        return sample;
    }
}
