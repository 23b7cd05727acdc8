package io.aihub.decision.approval;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Judges whether a quorum stands at one moment, and until when it will without a new decision. */
final class QuorumAssessor {
    private QuorumAssessor() {}

    /**
     * How the quorum stands.
     *
     * @param match the seats filled now, or with the decisions that last longest once complete
     * @param met whether every seat is filled now
     * @param end of the quorum that stands now or, when there is none, of the one that has run out
     */
    record QuorumResult(QuorumMatching.Match match, boolean met, Optional<Limit> end) {
        /** Every seat was filled by decisions of which some have run out. */
        boolean ranOut() {
            return !met && end.isPresent();
        }
    }

    /** When something ends, and what sets that end. */
    record Limit(Instant until, String name) {}

    static QuorumResult assess(
            SortedMap<String, Integer> required, List<TimedDecision> counted, Instant now) {
        List<TimedDecision> active = TimedDecision.activeAt(counted, now);
        Optional<Limit> lasts = lasts(required, active);
        if (lasts.isPresent()) {
            List<TimedDecision> longest = lasting(active, lasts.get().until());
            return new QuorumResult(QuorumMatching.of(required, longest), true, lasts);
        }
        return new QuorumResult(
                QuorumMatching.of(required, active), false, lastEnd(required, counted, now));
    }

    /**
     * When the quorum last ended. Decisions that were never valid at the same time never made a
     * quorum.
     */
    private static Optional<Limit> lastEnd(
            SortedMap<String, Integer> required, List<TimedDecision> counted, Instant now) {
        return counted.stream()
                .filter(one -> one.begunAt(now))
                .map(TimedDecision::from)
                .distinct()
                .flatMap(start -> lasts(required, TimedDecision.activeAt(counted, start)).stream())
                .max(Comparator.comparing(Limit::until).thenComparing(Limit::name));
    }

    /** The latest moment up to which the decisions that reach it still fill every seat. */
    private static Optional<Limit> lasts(
            SortedMap<String, Integer> required, List<TimedDecision> counted) {
        return counted.stream()
                .map(TimedDecision::until)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .filter(end -> QuorumMatching.of(required, lasting(counted, end)).complete())
                .findFirst()
                .map(end -> new Limit(end, limitName(counted, end)));
    }

    private static List<TimedDecision> lasting(List<TimedDecision> counted, Instant end) {
        return counted.stream().filter(one -> !one.until().isBefore(end)).toList();
    }

    private static String limitName(List<TimedDecision> counted, Instant end) {
        return counted.stream()
                .filter(one -> one.until().equals(end))
                .map(TimedDecision::limitedBy)
                .min(Comparator.naturalOrder())
                .orElse("");
    }
}
