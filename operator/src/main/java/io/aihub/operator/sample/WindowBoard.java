package io.aihub.operator.sample;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Scrapes;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last closed windows of every model. A cache, not a truth: status remembers which windows were
 * counted, so that reading a window twice counts it once.
 */
public final class WindowBoard {
    /** As many windows of each signal as status keeps letters. */
    private static final int KEPT = 20;

    private final Map<ResourceID, Map<String, Deque<ClosedWindow>>> windows = new HashMap<>();
    private final Map<ResourceID, Long> unreported = new ConcurrentHashMap<>();
    private final Map<ResourceID, Scrapes> scrapes = new ConcurrentHashMap<>();

    /** Notes whether counts arrive, and answers whether that is news. */
    boolean note(ResourceID model, Scrapes now) {
        Scrapes before = scrapes.put(model, now);
        return !now.equals(before == null ? Scrapes.UNKNOWN : before);
    }

    /** Whether counts of a model arrive at this moment. */
    public Scrapes scrapes(ResourceID model) {
        return scrapes.getOrDefault(model, Scrapes.UNKNOWN);
    }

    /**
     * Counts cases by the first signal of a model: every signal sees the same predictions, so one
     * of them is enough.
     */
    void countCases(ResourceID model, ClosedWindow window) {
        long cases = window.counts().map(counts -> counts.total() + counts.missing()).orElse(0L);
        unreported.merge(model, cases, Long::sum);
    }

    /** Predictions observed and not yet shown in status. */
    public long unreported(ResourceID model) {
        return unreported.getOrDefault(model, 0L);
    }

    /** Notes that status now shows this many more. */
    public void reported(ResourceID model, long cases) {
        unreported.merge(model, -cases, Long::sum);
    }

    /** Posts the windows of one round at once: a reader sees all of them or none. */
    synchronized void post(ResourceID model, List<ClosedWindow> round) {
        round.forEach(window -> keep(model, window));
    }

    private void keep(ResourceID model, ClosedWindow window) {
        Deque<ClosedWindow> kept =
                windows.computeIfAbsent(model, id -> new HashMap<>())
                        .computeIfAbsent(window.signal(), name -> new ArrayDeque<>());
        kept.removeIf(old -> !old.revision().equals(window.revision()));
        // The clock went back: what ended later by the old one was counted by it.
        if (!kept.isEmpty() && kept.getLast().end().isAfter(window.end())) {
            kept.clear();
        }
        kept.addLast(window);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
    }

    synchronized void forget(ResourceID model) {
        windows.remove(model);
        unreported.remove(model);
        scrapes.remove(model);
    }

    /** The windows of one revision, oldest first, all signals together. */
    public synchronized List<ClosedWindow> windows(ResourceID model, String revision) {
        List<ClosedWindow> all = new ArrayList<>();
        for (Deque<ClosedWindow> kept : windows.getOrDefault(model, Map.of()).values()) {
            kept.stream().filter(w -> w.revision().equals(revision)).forEach(all::add);
        }
        all.sort(Comparator.comparing(ClosedWindow::end).thenComparing(ClosedWindow::signal));
        return all;
    }
}
