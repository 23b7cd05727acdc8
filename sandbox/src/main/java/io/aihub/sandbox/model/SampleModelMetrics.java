package io.aihub.sandbox.model;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.Collector.Type;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Gauge;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The counts of one server by the exposition contract. A lock of its own makes a batch visible as a
 * whole: a scrape in the middle of a release would show a part of it, and a part may be one
 * patient.
 */
final class SampleModelMetrics {
    private static final List<String> MODEL_LABELS = List.of("model", "version");

    private final Object lock = new Object();
    private final CollectorRegistry registry = new CollectorRegistry();
    private final List<String> identity;
    private final Map<Feature, BatchedHistogram> inputs = new EnumMap<>(Feature.class);
    private final Map<Feature, Map<InvalidReason, BatchedCounter>> invalid =
            new EnumMap<>(Feature.class);
    private final BatchedHistogram output;

    SampleModelMetrics(ModelConfig config, Instant started) {
        CountRelease release = config.release();
        identity = List.of(config.modelName(), config.model().digest());
        for (Feature feature : Feature.values()) {
            inputs.put(feature, histogram(release, feature.tensor()));
            Map<InvalidReason, BatchedCounter> reasons = new EnumMap<>(InvalidReason.class);
            for (InvalidReason reason : InvalidReason.values()) {
                reasons.put(reason, new BatchedCounter(release.atLeast()));
            }
            invalid.put(feature, reasons);
        }
        output = histogram(release, ReferenceCounts.OUTPUT);
        Gauge.build("model_reference_info", "The edges in use.")
                .labelNames("model", "version", "reference_digest")
                .register(registry)
                .labels(identity.get(0), identity.get(1), release.digest())
                .set(1);
        Gauge.build("process_start_time_seconds", "Start of this server since 1970.")
                .register(registry)
                .set(started.toEpochMilli() / 1000.0);
        registry.register(new Families());
    }

    /** Counts a request that was answered: its usable and unusable values and its predictions. */
    void countAnswered(InferenceRequest request, List<Double> scores) {
        synchronized (lock) {
            for (Feature feature : Feature.values()) {
                for (Cell cell : request.column(feature)) {
                    if (cell instanceof Cell.Usable usable) {
                        inputs.get(feature).add(usable.value());
                    }
                }
                inputs.get(feature).release();
            }
            scores.stream().filter(score -> score != null).forEach(output::add);
            output.release();
            countUnusable(request);
        }
    }

    /** Counts a request that was refused: only what was wrong with it, as nothing was predicted. */
    void countRefused(InferenceRequest request) {
        synchronized (lock) {
            countUnusable(request);
        }
    }

    /** The exposition in the Prometheus text format 0.0.4. */
    String text() {
        StringWriter text = new StringWriter(4096);
        try {
            TextFormat.write004(text, registry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes every text", e);
        }
        return text.toString();
    }

    private void countUnusable(InferenceRequest request) {
        for (Feature feature : Feature.values()) {
            Map<InvalidReason, BatchedCounter> reasons = invalid.get(feature);
            for (Cell cell : request.column(feature)) {
                if (cell instanceof Cell.Unusable unusable) {
                    reasons.get(unusable.reason()).add();
                }
            }
            reasons.values().forEach(BatchedCounter::release);
        }
    }

    private static BatchedHistogram histogram(CountRelease release, String name) {
        return new BatchedHistogram(release.edges().get(name), release.atLeast());
    }

    private List<MetricFamilySamples> families() {
        synchronized (lock) {
            List<Sample> values = new ArrayList<>();
            inputs.forEach(
                    (feature, histogram) ->
                            addHistogram(
                                    values,
                                    "model_input_value",
                                    labels("feature", feature.tensor()),
                                    histogram));
            List<Sample> scores = new ArrayList<>();
            addHistogram(
                    scores, "model_output_score", labels("output", ReferenceCounts.OUTPUT), output);
            return List.of(
                    new MetricFamilySamples(
                            "model_input_value", Type.HISTOGRAM, "Usable input values.", values),
                    new MetricFamilySamples(
                            "model_input_invalid", Type.COUNTER, "Unusable inputs.", unusable()),
                    new MetricFamilySamples(
                            "model_output_score", Type.HISTOGRAM, "Predicted values.", scores));
        }
    }

    private List<Sample> unusable() {
        List<Sample> samples = new ArrayList<>();
        invalid.forEach(
                (feature, reasons) -> {
                    Labels labels = labels("feature", feature.tensor());
                    reasons.forEach(
                            (reason, counter) ->
                                    samples.add(
                                            labels.and("reason", reason.label())
                                                    .sample(
                                                            "model_input_invalid_total",
                                                            counter.shown())));
                });
        return samples;
    }

    private Labels labels(String name, String value) {
        return new Labels(MODEL_LABELS, identity).and(name, value);
    }

    private static void addHistogram(
            List<Sample> samples, String name, Labels labels, BatchedHistogram histogram) {
        long cumulated = 0;
        for (int i = 0; i <= histogram.edges().size(); i++) {
            cumulated += histogram.shown(i);
            String le =
                    i < histogram.edges().size()
                            ? Collector.doubleToGoString(histogram.edges().get(i))
                            : "+Inf";
            samples.add(labels.and("le", le).sample(name + "_bucket", cumulated));
        }
        samples.add(labels.sample(name + "_count", cumulated));
        samples.add(labels.sample(name + "_sum", histogram.shownSum()));
    }

    /** Names and values of the labels of one sample, in step. */
    private record Labels(List<String> names, List<String> values) {
        Labels and(String name, String value) {
            List<String> moreNames = new ArrayList<>(names);
            List<String> moreValues = new ArrayList<>(values);
            moreNames.add(name);
            moreValues.add(value);
            return new Labels(moreNames, moreValues);
        }

        Sample sample(String metric, double value) {
            return new Sample(metric, names, values, value);
        }
    }

    /** The library's own histogram has the same edges for every label, ours differ by feature. */
    private final class Families extends Collector {
        @Override
        public List<MetricFamilySamples> collect() {
            return families();
        }
    }
}
