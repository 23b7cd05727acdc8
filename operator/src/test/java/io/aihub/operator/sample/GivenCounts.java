package io.aihub.operator.sample;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.story.Counts;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Counts that a test gives instead of pods: windows of what is sampled close when it says so, with
 * counts that make each end with a wanted letter against a profile of four equal bins.
 */
public final class GivenCounts implements Sampling {
    private final Map<ResourceID, SamplingTarget> targets = new ConcurrentHashMap<>();
    private final Map<ResourceID, Instant> began = new ConcurrentHashMap<>();
    private final WindowBoard board;
    private final Clock clock;
    private int finer;

    public GivenCounts(WindowBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    /**
     * From now on the pods show so many edges of 0.1, 0.2 and so on beside those of the profile.
     */
    public void showFinerBins(int number) {
        finer = number;
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
                    finer(
                            Counts.window(
                                    target.signals().get(i).name(),
                                    target.revision(),
                                    letter,
                                    start,
                                    clock.instant())));
        }
        board.post(model, round);
        board.countCases(model, round.get(0));
    }

    private ClosedWindow finer(ClosedWindow window) {
        return new ClosedWindow(
                window.signal(),
                window.revision(),
                window.start(),
                window.end(),
                window.counts().map(this::finer),
                window.failure(),
                window.coverage());
    }

    /** The same observations, all of a bin just below its upper edge. */
    private Histogram finer(Histogram counts) {
        if (finer == 0) {
            return counts;
        }
        TreeMap<Double, Long> bins = new TreeMap<>();
        IntStream.rangeClosed(1, finer).forEach(i -> bins.put(0.1 * i, 0L));
        for (int i = 0; i < counts.edges().size(); i++) {
            bins.put(counts.edges().get(i), counts.counts().get(i));
        }
        List<Long> all = new ArrayList<>(bins.values());
        all.add(counts.counts().get(counts.edges().size()));
        return new Histogram(List.copyOf(bins.keySet()), all, counts.missing());
    }
}
