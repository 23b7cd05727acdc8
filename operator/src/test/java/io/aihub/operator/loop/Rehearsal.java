package io.aihub.operator.loop;

import io.aihub.operator.loop.LoopHarness.Fork;
import io.aihub.sandbox.apiserver.RequestJournal.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * The undisturbed run of a story.
 *
 * @param begins how the cluster stood before each step
 * @param writes the classes of the operator's writes in each step, in order
 * @param end how the cluster stood after the last one
 * @param ending the same, as it is compared
 */
record Rehearsal(
        Story story, List<Fork> begins, List<List<String>> writes, Fork end, List<String> ending) {

    /**
     * Plays a story.
     *
     * @param before the end of the story that it goes on from, null for none
     */
    static Rehearsal of(Story story, Fork before) {
        try (LoopHarness h = before == null ? LoopHarness.empty() : LoopHarness.of(before)) {
            List<Fork> begins = new ArrayList<>();
            List<List<String>> writes = new ArrayList<>();
            for (Story.Step step : story.steps()) {
                begins.add(h.fork());
                int seen = h.writes().size();
                step.act().accept(h);
                h.settle();
                List<Entry> all = h.writes();
                writes.add(
                        all.subList(seen, all.size()).stream()
                                .map(entry -> FaultInjection.classOf(entry.request()))
                                .toList());
            }
            return new Rehearsal(story, begins, writes, h.fork(), h.projection());
        }
    }
}
