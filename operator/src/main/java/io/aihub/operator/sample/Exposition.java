package io.aihub.operator.sample;

import io.aihub.decision.drift.PodSample;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.operator.sample.ExpositionParser.UnreadableExposition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One answer of one pod by the exposition contract (docs/reference/exposition.md): cumulative
 * histograms per feature and per output, and the unusable values beside them.
 */
final class Exposition {
    private static final String INPUT = "model_input_value";
    private static final String OUTPUT = "model_output_score";
    private static final String INVALID = "model_input_invalid_total";
    private static final String STARTED = "process_start_time_seconds";
    private static final ExpositionParser PARSER =
            new ExpositionParser(
                    Set.of(
                            INPUT + "_bucket",
                            INPUT + "_count",
                            OUTPUT + "_bucket",
                            OUTPUT + "_count",
                            INVALID,
                            STARTED));

    private final List<Series> series;

    private Exposition(List<Series> series) {
        this.series = series;
    }

    /**
     * @throws UnreadableExposition when the text is not an exposition
     */
    static Exposition read(String text) {
        return new Exposition(PARSER.parse(text));
    }

    /**
     * The cumulative counts of one signal, absent when the pod does not show it.
     *
     * @throws UnreadableExposition when the counts are not whole, or several models share the pod
     */
    Optional<PodSample> sample(PodAddress pod, Instant at, SignalTerms signal) {
        boolean input = signal.kind() == SignalKind.InputDrift;
        String base = input ? INPUT : OUTPUT;
        String label = input ? "feature" : "output";
        List<Series> mine =
                series.stream().filter(s -> signal.feature().equals(s.label(label))).toList();
        TreeMap<Double, Long> buckets = new TreeMap<>();
        Optional<Long> count = Optional.empty();
        long missing = 0;
        for (Series one : mine) {
            if (one.name().equals(base + "_bucket")) {
                buckets.merge(edge(one.label("le")), whole(one), Long::sum);
            } else if (one.name().equals(base + "_count")) {
                count = Optional.of(count.orElse(0L) + whole(one));
            } else if (input && one.name().equals(INVALID)) {
                missing += whole(one);
            }
        }
        if (owners(mine, base + "_bucket") > 1) {
            throw new UnreadableExposition(
                    signal.feature() + " is shown for several models or versions on one pod");
        }
        if (count.isEmpty() && !buckets.isEmpty()) {
            throw new UnreadableExposition(base + " has buckets and no _count");
        }
        long unusable = missing;
        return count.map(all -> new PodSample(pod.name(), at, started(), buckets, all, unusable));
    }

    private static long owners(List<Series> series, String metric) {
        return series.stream()
                .filter(one -> one.name().equals(metric))
                .map(one -> one.label("model") + " " + one.label("version"))
                .distinct()
                .count();
    }

    private Optional<Instant> started() {
        return series.stream()
                .filter(one -> one.name().equals(STARTED))
                .filter(one -> Double.isFinite(one.value()) && one.value() > 0)
                .map(one -> Instant.ofEpochMilli(Math.round(one.value() * 1000)))
                .findFirst();
    }

    private static double edge(String le) {
        return SampleLine.number(le)
                .orElseThrow(
                        () -> new UnreadableExposition("a bucket has an le that is not a number"));
    }

    private static long whole(Series one) {
        double value = one.value();
        if (!(value >= 0) || value != Math.rint(value) || value > Long.MAX_VALUE / 2.0) {
            throw new UnreadableExposition(one.name() + " is not a count");
        }
        return (long) value;
    }
}
