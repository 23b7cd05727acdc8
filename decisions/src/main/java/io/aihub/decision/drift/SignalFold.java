package io.aihub.decision.drift;

import java.time.Instant;
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
 * <p>Of the letters, a run of one unknown letter at the end is kept three times at most, and when
 * there are too many, the oldest goes that is not among the conclusive ones that count. So silence,
 * however long, never pushes out a letter that decides.
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
        String recent = append(previous.recent(), verdict.outcome().letter(), terms);
        String conclusive = conclusive(recent);
        SignalLevel level = level(previous.level(), verdict, conclusive, terms);
        return new SignalStanding(
                level,
                level == previous.level() ? previous.since() : verdict.windowEnd(),
                recent,
                Optional.of(verdict.windowEnd()),
                firstBreach(previous, verdict, conclusive, terms, level));
    }

    private static SignalLevel level(
            SignalLevel before, WindowVerdict verdict, String conclusive, SignalTerms terms) {
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
            String conclusive,
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

    private static String append(String recent, char letter, SignalTerms terms) {
        String run = String.valueOf(letter).repeat(SAME_UNKNOWN);
        if (!WindowOutcome.of(letter).conclusive() && recent.endsWith(run)) {
            return recent;
        }
        StringBuilder letters = new StringBuilder(recent).append(letter);
        while (letters.length() > SignalStanding.RING) {
            letters.deleteCharAt(expendable(letters, Math.max(terms.of(), terms.clearWindows())));
        }
        return letters.toString();
    }

    /** The oldest letter that is not among the last {@code needed} conclusive ones. */
    private static int expendable(CharSequence letters, int needed) {
        int spare = conclusive(letters).length() - needed;
        for (int i = 0; i < letters.length(); i++) {
            if (!WindowOutcome.of(letters.charAt(i)).conclusive() || spare > 0) {
                return i;
            }
        }
        return 0;
    }

    private static String conclusive(CharSequence letters) {
        StringBuilder kept = new StringBuilder();
        letters.chars()
                .filter(letter -> WindowOutcome.of((char) letter).conclusive())
                .forEach(letter -> kept.append((char) letter));
        return kept.toString();
    }

    private static long breaches(String conclusive, int of) {
        String last = conclusive.substring(Math.max(0, conclusive.length() - of));
        return last.chars().filter(letter -> letter == WindowOutcome.Breach.letter()).count();
    }

    private static boolean cleared(String conclusive, SignalTerms terms) {
        return conclusive.length() >= terms.clearWindows()
                && breaches(conclusive, terms.clearWindows()) == 0;
    }
}
