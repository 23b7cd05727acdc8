package io.aihub.decision.drift;

import io.aihub.decision.drift.SignalTerms.AttributionMethod;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Values that several tests share. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Duration MINUTE = Duration.ofMinutes(1);

    private Samples() {}

    static Histogram histogram(long... counts) {
        return new Histogram(
                IntStream.range(1, counts.length).mapToObj(edge -> (double) edge).toList(),
                Arrays.stream(counts).boxed().toList(),
                0);
    }

    static Histogram histogram(List<Long> counts) {
        return histogram(counts.stream().mapToLong(Long::longValue).toArray());
    }

    static Comparison comparison(List<Long> reference, List<Long> current) {
        return new Comparison(histogram(reference), histogram(current));
    }

    static SignalTerms terms(int count, int of, int clearWindows) {
        return new SignalTerms(
                "score-output",
                SignalKind.OutputDrift,
                "score",
                0.1,
                OptionalDouble.empty(),
                0.001,
                MINUTE,
                100,
                count,
                of,
                clearWindows,
                10,
                SignalAction.Rollback,
                Optional.of(AttributionMethod.VersionBoundary));
    }

    static SignalTerms terms() {
        return terms(2, 3, 3);
    }

    /** Terms with a warning threshold below the breach threshold. */
    static SignalTerms termsWithWarning(double warn, double breach) {
        SignalTerms t = terms();
        return new SignalTerms(
                t.name(),
                t.kind(),
                t.feature(),
                breach,
                OptionalDouble.of(warn),
                t.alpha(),
                t.window(),
                t.minSamples(),
                t.count(),
                t.of(),
                t.clearWindows(),
                t.minCell(),
                t.action(),
                t.attribution());
    }

    static ClosedWindow window(Histogram counts) {
        return new ClosedWindow(
                "score-output",
                "triage-0123456789",
                NOON,
                NOON.plus(MINUTE),
                Optional.of(counts),
                Optional.empty(),
                1);
    }

    /** The verdict of the window with this number, counted from 0, ending with this letter. */
    static WindowVerdict verdict(int number, char letter, boolean warning) {
        OptionalDouble none = OptionalDouble.empty();
        return new WindowVerdict(
                "score-output",
                "triage-0123456789",
                WindowOutcome.of(letter),
                warning,
                none,
                none,
                none,
                none,
                none,
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                none,
                1,
                NOON.plus(MINUTE.multipliedBy(number)),
                NOON.plus(MINUTE.multipliedBy(number + 1L)),
                Optional.empty(),
                "");
    }

    static WindowVerdict verdict(int number, char letter) {
        return verdict(number, letter, letter == 'B');
    }

    static SignalStanding folded(String letters, SignalTerms terms) {
        SignalStanding state = SignalStanding.unknown(NOON);
        for (int i = 0; i < letters.length(); i++) {
            state = SignalFold.fold(state, verdict(i, letters.charAt(i)), terms);
        }
        return state;
    }

    /** Ten bins of equal mass under N(0, 1), counting {@code size} draws from N(shift, 1). */
    static Histogram normal(Random random, int size, double shift) {
        double[] deciles = {
            -1.2815515655446004,
            -0.8416212335729143,
            -0.5244005127080407,
            -0.2533471031357997,
            0,
            0.2533471031357997,
            0.5244005127080407,
            0.8416212335729143,
            1.2815515655446004
        };
        long[] counts = new long[deciles.length + 1];
        for (int i = 0; i < size; i++) {
            int at = Arrays.binarySearch(deciles, random.nextGaussian() + shift);
            counts[at < 0 ? -at - 1 : at]++;
        }
        return new Histogram(
                DoubleStream.of(deciles).boxed().toList(),
                Arrays.stream(counts).boxed().toList(),
                0);
    }
}
