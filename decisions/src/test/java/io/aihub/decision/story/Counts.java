package io.aihub.decision.story;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.SignalTerms.AttributionMethod;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Counts that make a window end with a wanted letter under {@link #age()} and {@link #score}. */
public final class Counts {
    /** How long a window is. */
    public static final Duration WINDOW = Duration.ofSeconds(60);

    /** What every signal is compared with. */
    public static final Histogram REFERENCE = of(10_000, 10_000, 10_000, 10_000);

    private Counts() {}

    static Histogram of(long a, long b, long c, long d) {
        return new Histogram(List.of(1.0, 2.0, 3.0), List.of(a, b, c, d), 0);
    }

    /** An input signal that only alerts. */
    public static SignalTerms age() {
        return signal("age", SignalKind.InputDrift, 0.2, SignalAction.Alert);
    }

    /** An output signal that may roll back. */
    public static SignalTerms score(double breach) {
        return signal("score", SignalKind.OutputDrift, breach, SignalAction.Rollback);
    }

    /** A signal over the feature of its own name. */
    public static SignalTerms signal(
            String name, SignalKind kind, double breach, SignalAction action) {
        return new SignalTerms(
                name,
                kind,
                name,
                breach,
                OptionalDouble.empty(),
                0.001,
                WINDOW,
                100,
                2,
                3,
                3,
                10,
                action,
                action == SignalAction.Rollback
                        ? Optional.of(AttributionMethod.VersionBoundary)
                        : Optional.empty());
    }

    private static Histogram mostlyMissing() {
        Histogram left = of(250, 255, 245, 250);
        return new Histogram(left.edges(), left.counts(), 9000);
    }

    /**
     * A window that ends with this letter of {@code WindowOutcome}; with {@code M} nine values are
     * missing for each that could be used.
     */
    public static ClosedWindow window(
            String signal, String revision, char letter, Instant start, Instant end) {
        Optional<Histogram> counts =
                switch (letter) {
                    case 'W' -> Optional.of(of(500, 510, 495, 505));
                    case 'B' -> Optional.of(of(40, 160, 600, 1200));
                    case 'I' -> Optional.of(of(14, 26, 34, 46));
                    case 'L' -> Optional.of(of(20, 20, 20, 20));
                    case 'S' -> Optional.of(of(1, 0, 2, 0));
                    case 'M' -> Optional.of(mostlyMissing());
                    case 'N' -> Optional.of(of(0, 0, 0, 0));
                    default -> Optional.empty();
                };
        Optional<String> failure =
                letter == 'E' ? Optional.of("pod m-1: not in the text format") : Optional.empty();
        return new ClosedWindow(
                signal, revision, start, end, counts.filter(c -> letter != 'E'), failure, 1);
    }
}
