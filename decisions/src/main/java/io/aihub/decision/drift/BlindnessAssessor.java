package io.aihub.decision.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides whether monitoring has been without data for too long. */
public final class BlindnessAssessor {
    private BlindnessAssessor() {}

    /** Whether a window counts as data: everything but {@code NoData} and {@code SourceError}. */
    public static boolean sees(WindowOutcome outcome) {
        return outcome != WindowOutcome.NoData && outcome != WindowOutcome.SourceError;
    }

    /**
     * Blind once {@code noDataFor} has passed since the last window with data.
     *
     * @param watchingSince when the serving revision began to be watched
     * @param lastData end of its last window that {@link #sees} anything
     * @param noDataFor time without data that the terms allow
     * @param now the time of the decision; one before the last data is taken as that moment
     */
    public static Blindness assess(
            Instant watchingSince, Optional<Instant> lastData, Duration noDataFor, Instant now) {
        Instant since = lastData.filter(end -> end.isAfter(watchingSince)).orElse(watchingSince);
        Duration silent = now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
        boolean blind = silent.compareTo(noDataFor) >= 0;
        return new Blindness(
                blind ? Blindness.Sight.Blind : Blindness.Sight.Sees,
                since,
                silent,
                (blind ? "blind: " : "")
                        + "no window with data for "
                        + silent
                        + " since "
                        + since
                        + ", allowed are "
                        + noDataFor);
    }
}
