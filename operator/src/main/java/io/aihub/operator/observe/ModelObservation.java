package io.aihub.operator.observe;

import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.decision.observation.Observation;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.cache.DeploymentProgress;
import io.aihub.operator.sample.PodAddress;
import io.aihub.operator.sample.ScrapeLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One observation of a model: what is decided on, and what the later stages need to carry it out.
 *
 * @param observation what is decided on
 * @param contents intact snapshots by revision name; the content asked for is always among them
 * @param revisions the snapshots as they are stored, by name
 * @param names under which the pods of each serving digest run
 * @param existing the workload objects that belong to the model
 * @param pods ready pods by serving digest
 * @param scraping how the metric source of what serves is read, absent when it cannot be
 */
public record ModelObservation(
        Observation observation,
        Map<String, ContentSnapshot> contents,
        List<ModelRevision> revisions,
        WorkloadNames names,
        ActualWorkload existing,
        Map<String, List<PodAddress>> pods,
        Optional<ScrapeLimits> scraping) {

    /** The ready pods of a serving digest of those wanted, as the controller counts them. */
    public Optional<String> ready(String servingDigest) {
        return names.deployment(existing.deployments(), servingDigest)
                .map(DeploymentProgress::ready);
    }

    /** The same with snapshots as they are stored by now. */
    public ModelObservation withRevisions(List<ModelRevision> stored) {
        return new ModelObservation(
                observation, contents, List.copyOf(stored), names, existing, pods, scraping);
    }
}
