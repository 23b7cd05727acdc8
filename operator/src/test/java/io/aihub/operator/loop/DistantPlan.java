package io.aihub.operator.loop;

import io.aihub.operator.loop.LoopHarness.Fork;
import io.aihub.sandbox.apiserver.ClusterSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Plays a plan in another class loader: what goes in and comes out are classes of the Java platform
 * and of the embedded server, which both sides share.
 */
public final class DistantPlan {
    private DistantPlan() {}

    /** What to play it from, in classes that both sides share. */
    static Object[] arguments(FaultPlan plan, int index) {
        Fork fork = plan.rehearsal().begins().get(plan.step());
        return new Object[] {
            plan.rehearsal().story().name(),
            plan.step(),
            index,
            fork.cluster(),
            fork.now(),
            fork.broken(),
            fork.wrong(),
            fork.decisions(),
            plan.rehearsal().writes(),
            plan.rehearsal().ending()
        };
    }

    /** Plays the plan of this index of the story, and answers with what was not as undisturbed. */
    @SuppressWarnings("unchecked")
    public static List<String> play(Object[] arguments) {
        Story story =
                Stories.ALL.stream()
                        .filter(one -> one.name().equals(arguments[0]))
                        .findFirst()
                        .orElseThrow();
        int step = (int) arguments[1];
        Fork fork =
                new Fork(
                        (ClusterSnapshot) arguments[3],
                        (Instant) arguments[4],
                        (Set<String>) arguments[5],
                        (Set<String>) arguments[6],
                        (int) arguments[7]);
        List<Fork> begins = new ArrayList<>(Collections.nCopies(story.steps().size(), (Fork) null));
        begins.set(step, fork);
        Rehearsal rehearsal =
                new Rehearsal(
                        story,
                        begins,
                        (List<List<String>>) arguments[8],
                        null,
                        (List<String>) arguments[9]);
        return FaultPlan.all(rehearsal).get((int) arguments[2]).play().differences();
    }
}
