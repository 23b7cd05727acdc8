package io.aihub.operator.apply;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.serving.Resources;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.StopOrder;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutPlan.Presence;
import io.aihub.decision.rollout.RolloutPlan.WorkloadWish;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.manifest.DeploymentManifests;
import io.aihub.operator.manifest.ServiceManifests;
import io.aihub.operator.manifest.Workload;
import io.aihub.operator.manifest.Workload.Register;
import io.aihub.operator.observe.ModelObservation;
import io.aihub.operator.observe.WorkloadNames;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a recorded plan to the objects that are to exist, each made from its own snapshot. */
public final class DesiredWorkloadPlanner {
    private final DeploymentManifests deployments = new DeploymentManifests();
    private final ServiceManifests services = new ServiceManifests();

    /** What is to exist. */
    public DesiredWorkload plan(AIModel model, ModelObservation observation, ModelPlan plan) {
        ModelRef ref = ModelRef.of(model);
        List<Deployment> wanted = new ArrayList<>();
        Set<String> untouched = new HashSet<>();
        for (WorkloadWish wish : plan.rollout().workloads()) {
            ContentSnapshot content = observation.contents().get(wish.revision().name());
            if (content == null || content.spec().serving() == null) {
                untouched.add(observation.names().name(wish.revision().servingDigest()));
            } else {
                wanted.add(deployments.build(workload(model, observation, content, wish)));
            }
        }
        StopOrder stop = StopOrder.of(observation.observation(), plan);
        return new DesiredWorkload(
                wanted,
                untouched,
                approved(observation, plan),
                service(ref, observation, plan, stop),
                unownedToStop(observation, stop, wanted));
    }

    /** Those that a stop is about, and those that are to rest. */
    private static List<Deployment> unownedToStop(
            ModelObservation observation, StopOrder stop, List<Deployment> wanted) {
        Set<String> resting =
                wanted.stream()
                        .filter(d -> d.getSpec().getReplicas() == 0)
                        .map(d -> d.getMetadata().getName())
                        .collect(Collectors.toSet());
        return observation.existing().unowned().deployments().stream()
                .filter(
                        there ->
                                isStopped(stop, there)
                                        || resting.contains(there.getMetadata().getName()))
                .toList();
    }

    private static boolean isStopped(StopOrder stop, Deployment there) {
        return stop.all()
                || stop.servingDigests().stream()
                        .anyMatch(digest -> WorkloadNames.canBeOf(there, digest));
    }

    /** While a stop holds nothing may answer, approved or not. */
    private static Set<String> approved(ModelObservation observation, ModelPlan plan) {
        if (plan.rollout().endpoint().isEmpty()) {
            return Set.of();
        }
        return observation.contents().entrySet().stream()
                .filter(entry -> inForce(plan, entry.getKey()))
                .map(entry -> observation.names().name(entry.getValue().servingDigest()))
                .collect(Collectors.toSet());
    }

    private static boolean inForce(ModelPlan plan, String revision) {
        return plan.approvals().of(revision).filter(ApprovalDecision::isInForce).isPresent();
    }

    private static Workload workload(
            AIModel model,
            ModelObservation observation,
            ContentSnapshot content,
            WorkloadWish wish) {
        AIModelSpec spec = content.specWithRegister(model.getSpec());
        Integer asked = spec.serving().replicas();
        int replicas = wish.presence() == Presence.Zero ? 0 : asked == null ? 1 : asked;
        Resources resources = spec.serving().resources();
        return new Workload(
                ModelRef.of(model),
                content.servingDigest(),
                observation.names().digits(content.servingDigest()),
                content.version(),
                spec.serving(),
                new Register(replicas, resources));
    }

    /**
     * The Service comes with the first workload and stays; its selector follows the plan. One that
     * nothing owns goes on as it is until something is to answer or a stop is to reach it.
     */
    private Optional<Service> service(
            ModelRef ref, ModelObservation observation, ModelPlan plan, StopOrder stop) {
        boolean unowned = observation.existing().unowned().service().isPresent();
        boolean needed =
                unowned
                        ? plan.rollout().endpoint().isPresent() || stop.all()
                        : !plan.rollout().workloads().isEmpty()
                                || observation.existing().service().isPresent();
        if (!needed) {
            return Optional.empty();
        }
        return Optional.of(
                services.build(
                        ref,
                        plan.rollout().endpoint().map(observation.names()::digits),
                        port(observation, plan)));
    }

    /**
     * The Service that selects nothing and the Deployments to scale down, of those that are there.
     */
    DesiredStop stopped(ModelRef ref, ModelObservation observation, StopOrder stop) {
        Set<String> digits =
                stop.servingDigests().stream()
                        .map(observation.names()::digits)
                        .collect(Collectors.toSet());
        ActualWorkload existing = observation.existing();
        Optional<Service> service =
                existing.service()
                        .or(existing.unowned()::service)
                        .filter(
                                there ->
                                        stop.all()
                                                || Labels.serving(there)
                                                        .filter(digits::contains)
                                                        .isPresent())
                        .map(there -> existingPort(observation).orElse(8080))
                        .map(port -> services.build(ref, Optional.empty(), port));
        List<Deployment> deployments =
                Stream.of(existing.deployments(), existing.unowned().deployments())
                        .flatMap(List::stream)
                        .filter(there -> isStopped(stop, there))
                        .toList();
        return new DesiredStop(deployments, service);
    }

    private static int port(ModelObservation observation, ModelPlan plan) {
        Optional<RevisionId> speaks =
                plan.rollout()
                        .next()
                        .serving()
                        .or(() -> plan.rollout().next().candidate().map(c -> c.id()));
        Optional<Integer> approved =
                speaks.map(id -> observation.contents().get(id.name()))
                        .map(ContentSnapshot::spec)
                        .map(AIModelSpec::serving)
                        .map(serving -> serving.port());
        return approved.or(() -> existingPort(observation)).orElse(8080);
    }

    private static Optional<Integer> existingPort(ModelObservation observation) {
        return observation
                .existing()
                .service()
                .or(observation.existing().unowned()::service)
                .map(service -> service.getSpec().getPorts())
                .filter(ports -> !ports.isEmpty())
                .map(ports -> ports.get(0).getPort());
    }
}
