package io.aihub.operator.sample;

import io.aihub.decision.drift.SignalTerms;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;

/**
 * What to sample for one model.
 *
 * @param model whose windows they are
 * @param revision that serves; windows belong to it, another revision discards the open ones
 * @param signals of the terms in force
 * @param pods owned and ready
 * @param endpoint where each pod shows its counts
 * @param limits of the metric source
 * @param due how many pods should answer, ready or not
 */
public record SamplingTarget(
        ResourceID model,
        String revision,
        List<SignalTerms> signals,
        List<PodAddress> pods,
        Endpoint endpoint,
        ScrapeLimits limits,
        int due) {

    /** Of a revision whose pods are all ready. */
    SamplingTarget(
            ResourceID model,
            String revision,
            List<SignalTerms> signals,
            List<PodAddress> pods,
            Endpoint endpoint,
            ScrapeLimits limits) {
        this(model, revision, signals, pods, endpoint, limits, pods.size());
    }

    /**
     * @param port of the metrics
     * @param path of the metrics
     */
    public record Endpoint(int port, String path) {}
}
