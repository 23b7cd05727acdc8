package io.aihub.operator.observe;

import io.aihub.decision.revision.RevisionFacts.Workload;
import io.aihub.operator.cache.DeploymentProgress;
import io.aihub.operator.cache.Existing;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.sample.GoldenRequests;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;

/** How the pods of a serving digest stand, as the caches show them. */
final class WorkloadGatherer {
    private final GoldenRequests golden;
    private final ApplyMemory applied;

    WorkloadGatherer(GoldenRequests golden, ApplyMemory applied) {
        this.golden = golden;
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
            return DeploymentProgress.isAvailable(deployment.get())
                    ? Workload.Ready
                    : Workload.Starting;
        }
        if (!DeploymentProgress.isComplete(deployment.get())) {
            return Workload.Starting;
        }
        Workload meanwhile =
                role == Role.FailedCandidate ? Workload.SmokeTestFailed : Workload.Starting;
        return golden.result(model, digest)
                .map(result -> answered(result, meanwhile))
                .orElse(meanwhile);
    }

    static Optional<Deployment> deployment(Existing existing, String name) {
        return existing.deployments().stream()
                .filter(found -> name.equals(found.getMetadata().getName()))
                .findFirst();
    }

    private static Workload answered(GoldenRequests.Result result, Workload meanwhile) {
        return switch (result) {
            case Asking -> meanwhile;
            case Passed -> Workload.Ready;
            case Failed -> Workload.SmokeTestFailed;
        };
    }
}
