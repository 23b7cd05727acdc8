package io.aihub.operator.observe;

import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.cache.DeploymentProgress;
import io.aihub.operator.observe.ApplyResult.ObjectId;
import io.aihub.operator.sample.GoldenRequests;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;

/** How the pods of a serving digest are doing, by the caches. */
final class WorkloadGatherer {
    private final GoldenRequests golden;
    private final ApplyMemory applied;

    WorkloadGatherer(GoldenRequests golden, ApplyMemory applied) {
        this.golden = golden;
        this.applied = applied;
    }

    /** What is asked of the pods. */
    enum Role {
        /** Pods that serve or served count as long as one is available. */
        Established,
        /** Pods of a candidate: all must be available and have answered a golden request. */
        Candidate,
        /** Pods of a candidate whose last answer was wrong, perhaps one to an earlier process. */
        FailedCandidate
    }

    WorkloadState observe(
            ResourceID model,
            ActualWorkload actual,
            WorkloadNames names,
            String digest,
            Role role) {
        Optional<Deployment> deployment = names.deployment(actual.deployments(), digest);
        if (deployment.isEmpty()) {
            boolean taken =
                    applied.nameTaken(model, new ObjectId("Deployment", names.name(digest)));
            return taken ? WorkloadState.NameTaken : WorkloadState.Absent;
        }
        if (role == Role.Established) {
            return DeploymentProgress.isAvailable(deployment.get())
                    ? WorkloadState.Ready
                    : WorkloadState.Starting;
        }
        if (!DeploymentProgress.isComplete(deployment.get())) {
            return WorkloadState.Starting;
        }
        WorkloadState meanwhile =
                role == Role.FailedCandidate
                        ? WorkloadState.SmokeTestFailed
                        : WorkloadState.Starting;
        return golden.result(model, digest)
                .map(result -> answered(result, meanwhile))
                .orElse(meanwhile);
    }

    /** What was answered wrongly to the last golden request. */
    Optional<String> wrongAnswer(ResourceID model, String digest) {
        return golden.wrongAnswer(model, digest);
    }

    private static WorkloadState answered(GoldenRequests.Result result, WorkloadState meanwhile) {
        return switch (result) {
            case Asking -> meanwhile;
            case Passed -> WorkloadState.Ready;
            case Failed -> WorkloadState.SmokeTestFailed;
        };
    }
}
