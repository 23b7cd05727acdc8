package io.aihub.decision.story;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.SignalTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The windows that closed, as memory holds them: of each signal the last of one revision. */
final class Board {
    private static final int KEPT = 20;
    private final List<ClosedWindow> windows = new ArrayList<>();
    private Instant opened;

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
        windows.add(window);
        List<ClosedWindow> same =
                windows.stream().filter(w -> w.signal().equals(window.signal())).toList();
        if (same.size() > KEPT) {
            windows.remove(same.get(0));
        }
    }

    List<ClosedWindow> of(String revision) {
        return windows.stream().filter(w -> w.revision().equals(revision)).toList();
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
