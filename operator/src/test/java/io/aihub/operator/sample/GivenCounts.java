package io.aihub.operator.sample;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.story.Counts;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts that a test gives instead of pods: windows of what is sampled close when it says so, with
 * counts that make each end with a wanted letter against a profile of four equal bins.
 */
public final class GivenCounts implements Sampling {
    private final Map<ResourceID, SamplingTarget> targets = new ConcurrentHashMap<>();
    private final Map<ResourceID, Instant> began = new ConcurrentHashMap<>();
    private final WindowBoard board;
    private final Clock clock;

    public GivenCounts(WindowBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @Override
    public void watch(SamplingTarget target) {
        SamplingTarget before = targets.put(target.model(), target);
        boolean same =
                before != null
                        && before.revision().equals(target.revision())
                        && before.signals().equals(target.signals());
        if (!same) {
            began.put(target.model(), clock.instant());
        }
    }

    @Override
    public void forget(ResourceID model) {
        targets.remove(model);
        board.forget(model);
    }

    /**
     * Closes a window of every signal that is sampled.
     *
     * @param letters of {@code WindowOutcome}, one a signal; the last one stands for all that
     *     follow
     */
    public void close(ResourceID model, String letters) {
        SamplingTarget target = targets.get(model);
        if (target == null || target.pods().isEmpty()) {
            return;
        }
        Instant start = began.put(model, clock.instant());
        List<ClosedWindow> round = new ArrayList<>();
        for (int i = 0; i < target.signals().size(); i++) {
            char letter = letters.charAt(Math.min(i, letters.length() - 1));
            round.add(
                    Counts.window(
                            target.signals().get(i).name(),
                            target.revision(),
                            letter,
                            start,
                            clock.instant()));
        }
        board.post(model, round);
        board.countCases(model, round.get(0));
    }
}
