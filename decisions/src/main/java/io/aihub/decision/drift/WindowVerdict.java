package io.aihub.decision.drift;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one closed window says, with the arithmetic. Numbers that were not calculated, or that must
 * not be shown, are absent.
 *
 * @param signal the signal's name
 * @param revision the revision that served while the window was open
 * @param outcome how the window ends
 * @param warning whether the true PSI is above the warning threshold with confidence 1 - alpha
 * @param value PSI on Jeffreys-smoothed shares of the merged bins
 * @param debiased {@code value} less what noise alone contributes, at least 0
 * @param ksLow lower bound of the Kolmogorov-Smirnov distance; shown, decides nothing
 * @param ksHigh upper bound of the Kolmogorov-Smirnov distance; shown, decides nothing
 * @param critical the PSI above which the window is a breach
 * @param referenceCount observations in the reference
 * @param currentCount observations in the window; absent when too few to show
 * @param bins bins compared after merging, 0 when nothing was compared
 * @param minDetectable smallest true PSI that is found with 80 % power at these counts
 * @param coverage scraped pod time by expected pod time, from 0 to 1
 * @param windowStart start of the window
 * @param windowEnd end of the window and its identity
 * @param counts the counts themselves; absent when they cannot be trusted or are too few to show
 * @param message one sentence with the arithmetic
 */
public record WindowVerdict(
        String signal,
        String revision,
        WindowOutcome outcome,
        boolean warning,
        OptionalDouble value,
        OptionalDouble debiased,
        OptionalDouble ksLow,
        OptionalDouble ksHigh,
        OptionalDouble critical,
        OptionalLong referenceCount,
        OptionalLong currentCount,
        int bins,
        OptionalDouble minDetectable,
        double coverage,
        Instant windowStart,
        Instant windowEnd,
        Optional<Histogram> counts,
        String message) {}
