package io.aihub.decision.story;

import io.aihub.decision.Finding;
import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.Scrapes;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.observation.Observation.Monitored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The windows that closed, as memory holds them: of each signal the last of one revision. */
final class Board {
    private static final int KEPT = 20;
    private final List<ClosedWindow> windows = new ArrayList<>();
    private Instant opened;
    private Scrapes scrapes = Scrapes.UNKNOWN;

    Board(Instant now) {
        opened = now;
    }

    /** A window of each signal of a version closes, one letter each. */
    void close(Version version, String letters, Instant end) {
        List<SignalTerms> signals = version.signals();
        for (int i = 0; i < signals.size(); i++) {
            char letter = letters.charAt(Math.min(i, letters.length() - 1));
            keep(Counts.window(signals.get(i).name(), version.name(), letter, opened, end));
        }
        opened = end;
    }

    private void keep(ClosedWindow window) {
        windows.removeIf(
                old ->
                        old.signal().equals(window.signal())
                                && !old.revision().equals(window.revision()));
        if (windows.stream().anyMatch(old -> isLater(old, window))) {
            windows.removeIf(old -> old.signal().equals(window.signal()));
        }
        windows.add(window);
        List<ClosedWindow> same =
                windows.stream().filter(w -> w.signal().equals(window.signal())).toList();
        if (same.size() > KEPT) {
            windows.remove(same.get(0));
        }
    }

    /** Closed before the clock went back. */
    private static boolean isLater(ClosedWindow old, ClosedWindow window) {
        return old.signal().equals(window.signal()) && old.end().isAfter(window.end());
    }

    List<ClosedWindow> of(String revision) {
        return windows.stream().filter(w -> w.revision().equals(revision)).toList();
    }

    /** What is measured on a version, held against the one reference. */
    Monitored monitored(Version version, Optional<Finding> unavailable) {
        Map<String, Histogram> references = new HashMap<>();
        version.signals().forEach(signal -> references.put(signal.name(), Counts.REFERENCE));
        return new Monitored(
                version.signals(), references, of(version.name()), unavailable, scrapes);
    }

    /** What the scrapes say from now on. */
    void scrapes(Scrapes now) {
        scrapes = now;
    }

    /** What is counted from now on belongs to another window. */
    void open(Instant now) {
        opened = now;
    }

    /** Memory is gone. */
    void lose(Instant now) {
        windows.clear();
        open(now);
    }
}
