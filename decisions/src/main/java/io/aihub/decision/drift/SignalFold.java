package io.aihub.decision.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Folds one verdict after the other into the state of a signal.
 *
 * <p>Only conclusive windows count: a breach is entered on a breach window when {@code count} of
 * the last {@code of} conclusive windows are breaches, and left when the last {@code clearWindows}
 * conclusive ones are all within limits. A breach window that does not yet suffice makes a warning,
 * and so does one that is above the warning threshold, even when it is inconclusive about the
 * breach threshold; a warning is a word in the status that nothing acts on.
 *
 * <p>Of the windows that are kept, a run of one unknown outcome at the end is kept three times at
 * most, and when there are too many, the oldest goes that is not among the conclusive ones that
 * count. So silence, however long, never pushes out a window that decides.
 */
public final class SignalFold {
    private static final int SAME_UNKNOWN = 3;

    private SignalFold() {}

    /**
     * The state after one more window. A window that does not end after the last one counted
     * changes nothing, so that replaying windows or a clock that goes backwards is harmless.
     */
    public static SignalStanding fold(
            SignalStanding previous, WindowVerdict verdict, SignalTerms terms) {
        if (previous.lastWindowEnd().filter(end -> !verdict.windowEnd().isAfter(end)).isPresent()) {
            return previous;
        }
        List<WindowOutcome> recent = append(previous.recent(), verdict.outcome(), terms);
        List<WindowOutcome> conclusive = conclusive(recent);
        SignalLevel level = level(previous.level(), verdict, conclusive, terms);
        return new SignalStanding(
                level,
                level == previous.level() ? previous.since() : verdict.windowEnd(),
                recent,
                Optional.of(verdict.windowEnd()),
                firstBreach(previous, verdict, conclusive, terms, level));
    }

    private static SignalLevel level(
            SignalLevel before,
            WindowVerdict verdict,
            List<WindowOutcome> conclusive,
            SignalTerms terms) {
        SignalLevel calm = verdict.warning() ? SignalLevel.Warning : SignalLevel.WithinLimits;
        boolean breached = before == SignalLevel.Breached;
        return switch (verdict.outcome()) {
            case Breach ->
                    breached || breaches(conclusive, terms.of()) >= terms.count()
                            ? SignalLevel.Breached
                            : SignalLevel.Warning;
            case WithinLimits -> breached && !cleared(conclusive, terms) ? before : calm;
            default -> breached || !verdict.warning() ? before : SignalLevel.Warning;
        };
    }

    private static Optional<Instant> firstBreach(
            SignalStanding previous,
            WindowVerdict verdict,
            List<WindowOutcome> conclusive,
            SignalTerms terms,
            SignalLevel level) {
        if (previous.level() == SignalLevel.Breached && level == SignalLevel.Breached) {
            return previous.firstBreach();
        }
        boolean left = previous.level() == SignalLevel.Breached;
        if (verdict.outcome() == WindowOutcome.Breach) {
            boolean linked = breaches(conclusive, terms.of()) > 1;
            return linked && previous.firstBreach().isPresent()
                    ? previous.firstBreach()
                    : Optional.of(verdict.windowStart());
        }
        return left || breaches(conclusive, terms.of()) == 0
                ? Optional.empty()
                : previous.firstBreach();
    }

    private static List<WindowOutcome> append(
            List<WindowOutcome> recent, WindowOutcome outcome, SignalTerms terms) {
        if (!outcome.conclusive() && last(recent, SAME_UNKNOWN).equals(run(outcome))) {
            return recent;
        }
        List<WindowOutcome> windows = new ArrayList<>(recent);
        windows.add(outcome);
        while (windows.size() > SignalStanding.RING) {
            windows.remove(expendable(windows, Math.max(terms.of(), terms.clearWindows())));
        }
        return windows;
    }

    private static List<WindowOutcome> run(WindowOutcome outcome) {
        return Collections.nCopies(SAME_UNKNOWN, outcome);
    }

    private static List<WindowOutcome> last(List<WindowOutcome> windows, int number) {
        return windows.subList(Math.max(0, windows.size() - number), windows.size());
    }

    /** The oldest window that is not among the last {@code needed} conclusive ones. */
    private static int expendable(List<WindowOutcome> windows, int needed) {
        int spare = conclusive(windows).size() - needed;
        for (int i = 0; i < windows.size(); i++) {
            if (!windows.get(i).conclusive() || spare > 0) {
                return i;
            }
        }
        return 0;
    }

    private static List<WindowOutcome> conclusive(List<WindowOutcome> windows) {
        return windows.stream().filter(WindowOutcome::conclusive).toList();
    }

    private static long breaches(List<WindowOutcome> conclusive, int of) {
        return last(conclusive, of).stream().filter(WindowOutcome.Breach::equals).count();
    }

    private static boolean cleared(List<WindowOutcome> conclusive, SignalTerms terms) {
        return conclusive.size() >= terms.clearWindows()
                && breaches(conclusive, terms.clearWindows()) == 0;
    }
}
