package io.aihub.operator.apply;

import io.aihub.api.v1alpha1.serving.Serving;
import io.aihub.api.v1alpha1.serving.Serving.Protocol;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.Standing.Serves;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.terms.MonitoringTerms;
import io.aihub.operator.cache.DeploymentProgress;
import io.aihub.operator.manifest.ReadinessEndpoint;
import io.aihub.operator.observe.ModelObservation;
import io.aihub.operator.sample.GoldenRequests;
import io.aihub.operator.sample.GoldenRequests.Golden;
import io.aihub.operator.sample.GoldenRequests.Question;
import io.aihub.operator.sample.PodAddress;
import io.aihub.operator.sample.Sampling;
import io.aihub.operator.sample.SamplingTarget;
import io.aihub.operator.sample.SamplingTarget.Endpoint;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Optional;

/** Makes the sampler and the golden requests follow the recorded plan. */
public final class ProbeApplier {
    private final Sampling sampling;
    private final GoldenRequests golden;

    public ProbeApplier(Sampling sampling, GoldenRequests golden) {
        this.sampling = sampling;
        this.golden = golden;
    }

    /** Follows the plan: the revision that serves is sampled, the candidate is asked. */
    public void apply(ResourceID model, ModelObservation observation, ModelPlan plan) {
        sample(model, observation, plan.rollout().next());
        Optional<ContentSnapshot> candidate =
                plan.rollout()
                        .next()
                        .candidate()
                        .map(c -> observation.contents().get(c.id().name()))
                        .filter(content -> content.spec().serving() != null);
        golden.keepOnly(model, candidate.map(ContentSnapshot::servingDigest));
        candidate
                .filter(content -> complete(observation, content))
                .ifPresent(content -> golden.ask(question(model, observation, content)));
    }

    private void sample(ResourceID model, ModelObservation observation, RolloutState next) {
        Optional<RevisionId> serving =
                next.serves() == Serves.Revision ? next.serving() : Optional.empty();
        Optional<ContentSnapshot> content =
                serving.map(id -> observation.contents().get(id.name()))
                        .filter(found -> found.spec().serving() != null);
        List<SignalTerms> signals =
                content.map(found -> MonitoringTerms.of(found.spec()).signals()).orElse(List.of());
        if (content.isEmpty() || signals.isEmpty() || observation.scraping().isEmpty()) {
            sampling.forget(model);
            return;
        }
        List<PodAddress> pods = pods(observation, content.get());
        int wanted = wanted(observation, content.get()).orElse(0);
        sampling.watch(
                new SamplingTarget(
                        model,
                        content.get().revisionName(),
                        signals,
                        pods,
                        endpoint(content.get().spec().serving()),
                        observation.scraping().get(),
                        Math.max(wanted, pods.size())));
    }

    private static Endpoint endpoint(Serving serving) {
        var metrics = serving.metrics();
        int port = metrics == null || metrics.port() == null ? serving.port() : metrics.port();
        String path = metrics == null || metrics.path() == null ? "/metrics" : metrics.path();
        return new Endpoint(port, path);
    }

    private static List<PodAddress> pods(ModelObservation observation, ContentSnapshot content) {
        return observation.pods().getOrDefault(content.servingDigest(), List.of());
    }

    /**
     * Asked only when all pods are there, because a right answer of some says nothing about the
     * others.
     */
    private static boolean complete(ModelObservation observation, ContentSnapshot content) {
        int wanted = wanted(observation, content).orElse(Integer.MAX_VALUE);
        return wanted > 0 && pods(observation, content).size() >= wanted;
    }

    /** As many pods as the Deployment is to have; absent without one. */
    private static Optional<Integer> wanted(ModelObservation observation, ContentSnapshot content) {
        return observation
                .names()
                .deployment(observation.existing().deployments(), content.servingDigest())
                .map(DeploymentProgress::wanted);
    }

    private static Question question(
            ResourceID model, ModelObservation observation, ContentSnapshot content) {
        Serving serving = content.spec().serving();
        boolean inference =
                serving.protocol() == null || serving.protocol() == Protocol.OpenInferenceV2;
        return new Question(
                model,
                content.servingDigest(),
                pods(observation, content),
                serving.port(),
                inference ? "/v2" : ReadinessEndpoint.path(serving),
                inference ? Golden.ServerMetadata : Golden.Readiness);
    }
}
