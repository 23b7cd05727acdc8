package io.aihub.decision.drift;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a signal stands after its windows so far; everything that is kept between windows.
 *
 * @param level where it stands
 * @param since end of the window that brought it there, or when watching began
 * @param recent how the last windows ended, oldest first, at most {@link #RING}
 * @param lastWindowEnd end of the newest window folded in; windows not newer change nothing
 * @param firstBreach start of the first breach window of the present or suspected breach
 */
public record SignalStanding(
        SignalLevel level,
        Instant since,
        List<WindowOutcome> recent,
        Optional<Instant> lastWindowEnd,
        Optional<Instant> firstBreach) {
    /** The most windows that are kept. */
    public static final int RING = 20;

    /**
     * @throws IllegalArgumentException when {@code recent} is too long
     */
    public SignalStanding {
        Objects.requireNonNull(level);
        Objects.requireNonNull(since);
        Objects.requireNonNull(lastWindowEnd);
        Objects.requireNonNull(firstBreach);
        recent = List.copyOf(recent);
        if (recent.size() > RING) {
            throw new IllegalArgumentException("more than " + RING + " windows: " + recent);
        }
    }

    /** The state before the first window. */
    public static SignalStanding unknown(Instant since) {
        return new SignalStanding(
                SignalLevel.Unknown, since, List.of(), Optional.empty(), Optional.empty());
    }

    /** How the newest window ended. */
    public Optional<WindowOutcome> latest() {
        return recent.isEmpty() ? Optional.empty() : Optional.of(recent.get(recent.size() - 1));
    }

    /** Whether the newest window itself, not only an older one, was within limits. */
    public boolean conclusivelyWithinLimits() {
        return level == SignalLevel.WithinLimits
                && latest().filter(WindowOutcome.WithinLimits::equals).isPresent();
    }
}
