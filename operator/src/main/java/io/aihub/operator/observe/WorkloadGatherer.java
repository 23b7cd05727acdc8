package io.aihub.operator.observe;

import io.aihub.decision.rollout.RevisionFacts.Workload;
import io.aihub.operator.Labels;
import io.aihub.operator.sample.SmokeProber;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;

/** How the pods of a serving digest stand, as the caches show them. */
final class WorkloadGatherer {
    private final SmokeProber smoke;
    private final ApplyMemory applied;

    WorkloadGatherer(SmokeProber smoke, ApplyMemory applied) {
        this.smoke = smoke;
        this.applied = applied;
    }

    /** How pods are looked at. */
    enum Role {
        /** Pods that serve or served count as long as one is available. */
        Established,
        /** On their way in: all must be available and have answered a golden request. */
        Candidate,
        /** As a candidate, and the last answer, perhaps to an earlier process, was a wrong one. */
        FailedCandidate
    }

    Workload observe(ResourceID model, Existing existing, String digest, Role role) {
        String name = Labels.deploymentName(model.getName(), digest);
        Optional<Deployment> deployment = deployment(existing, name);
        if (deployment.isEmpty()) {
            return applied.nameTaken(model, name) ? Workload.NameTaken : Workload.Absent;
        }
        if (role == Role.Established) {
            return isAvailable(deployment.get()) ? Workload.Ready : Workload.Starting;
        }
        if (!isComplete(deployment.get())) {
            return Workload.Starting;
        }
        Workload meanwhile =
                role == Role.FailedCandidate ? Workload.SmokeTestFailed : Workload.Starting;
        return smoke.result(model, digest)
                .map(result -> answered(result, meanwhile))
                .orElse(meanwhile);
    }

    static Optional<Deployment> deployment(Existing existing, String name) {
        return existing.deployments().stream()
                .filter(found -> name.equals(found.getMetadata().getName()))
                .findFirst();
    }

    private static Workload answered(SmokeProber.Result result, Workload meanwhile) {
        return switch (result) {
            case Asking -> meanwhile;
            case Passed -> Workload.Ready;
            case Failed -> Workload.SmokeTestFailed;
        };
    }

    /** Whether any of its pods is available. */
    static boolean isAvailable(Deployment deployment) {
        return available(deployment) > 0;
    }

    /** Whether all of its pods are of the spec as it is now, and available. */
    static boolean isComplete(Deployment deployment) {
        DeploymentStatus status = deployment.getStatus();
        Integer wanted = deployment.getSpec().getReplicas();
        Long generation = deployment.getMetadata().getGeneration();
        if (status == null || wanted == null || wanted == 0) {
            return false;
        }
        boolean current =
                generation == null
                        || (status.getObservedGeneration() != null
                                && status.getObservedGeneration() >= generation);
        return current
                && available(deployment) >= wanted
                && number(status.getUpdatedReplicas()) >= wanted;
    }

    private static int available(Deployment deployment) {
        return deployment.getStatus() == null
                ? 0
                : number(deployment.getStatus().getAvailableReplicas());
    }

    private static int number(Integer value) {
        return value == null ? 0 : value;
    }
}
