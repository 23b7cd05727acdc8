package io.aihub.sandbox.workload;

import static io.aihub.sandbox.workload.Owners.count;
import static io.aihub.sandbox.workload.Owners.positive;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Works out a Deployment's status from those of its ReplicaSets. */
final class DeploymentStatusWriter {
    private static final int DEFAULT_DEADLINE_SECONDS = 600;
    private static final String EXCEEDED = "ProgressDeadlineExceeded";

    private final Clock clock;

    DeploymentStatusWriter(Clock clock) {
        this.clock = clock;
    }

    /** The ReplicaSet of the present template, if it exists yet, and those of earlier ones. */
    record Sets(Optional<ReplicaSet> current, List<ReplicaSet> old) {
        int total(ToIntFunction<ReplicaSet> count) {
            return Stream.concat(current.stream(), old.stream()).mapToInt(count).sum();
        }
    }

    DeploymentStatus status(Deployment deployment, Sets sets, RolloutArithmetic rollout) {
        int replicas = sets.total(Owners::presentReplicas);
        int ready = sets.total(Owners::readyReplicas);
        int updated = sets.current().map(Owners::presentReplicas).orElse(0);
        int updatedReady = sets.current().map(Owners::readyReplicas).orElse(0);
        DeploymentStatus counts =
                new DeploymentStatusBuilder()
                        .withObservedGeneration(deployment.getMetadata().getGeneration())
                        .withReplicas(positive(replicas))
                        .withUpdatedReplicas(positive(updated))
                        .withReadyReplicas(positive(ready))
                        .withAvailableReplicas(positive(ready))
                        .withUnavailableReplicas(positive(Math.max(0, rollout.desired() - ready)))
                        .build();
        boolean complete =
                updated == rollout.desired()
                        && updatedReady == rollout.desired()
                        && replicas == rollout.desired();
        counts.setConditions(
                List.of(
                        available(deployment, ready >= rollout.minimumAvailable()),
                        progressing(deployment, counts, complete)));
        return counts;
    }

    private DeploymentCondition available(Deployment deployment, boolean enough) {
        return condition(
                deployment,
                "Available",
                enough ? "True" : "False",
                enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                false);
    }

    private DeploymentCondition progressing(
            Deployment deployment, DeploymentStatus counts, boolean complete) {
        boolean moved = !sameCounts(deployment.getStatus(), counts);
        if (complete) {
            return condition(deployment, "Progressing", "True", "NewReplicaSetAvailable", moved);
        }
        if (!moved && deadlinePassed(deployment)) {
            return condition(deployment, "Progressing", "False", EXCEEDED, false);
        }
        return condition(deployment, "Progressing", "True", "ReplicaSetUpdated", moved);
    }

    /** Once passed it stays so until something moves. */
    private boolean deadlinePassed(Deployment deployment) {
        Optional<DeploymentCondition> before = present(deployment, "Progressing");
        if (before.filter(c -> EXCEEDED.equals(c.getReason())).isPresent()) {
            return true;
        }
        Integer own = deployment.getSpec().getProgressDeadlineSeconds();
        Duration deadline = Duration.ofSeconds(own == null ? DEFAULT_DEADLINE_SECONDS : own);
        return before.map(condition -> Instant.parse(condition.getLastUpdateTime()))
                .filter(since -> clock.instant().isAfter(since.plus(deadline)))
                .isPresent();
    }

    private DeploymentCondition condition(
            Deployment deployment, String type, String status, String reason, boolean moved) {
        Optional<DeploymentCondition> before = present(deployment, type);
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        boolean sameStatus = before.filter(c -> c.getStatus().equals(status)).isPresent();
        boolean sameReason = before.filter(c -> c.getReason().equals(reason)).isPresent();
        return new DeploymentConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withLastTransitionTime(sameStatus ? before.get().getLastTransitionTime() : now)
                .withLastUpdateTime(
                        sameStatus && sameReason && !moved ? before.get().getLastUpdateTime() : now)
                .build();
    }

    private static Optional<DeploymentCondition> present(Deployment deployment, String type) {
        return Optional.ofNullable(deployment.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    private static boolean sameCounts(DeploymentStatus before, DeploymentStatus now) {
        return before != null
                && Objects.equals(before.getObservedGeneration(), now.getObservedGeneration())
                && count(before.getReplicas()) == count(now.getReplicas())
                && count(before.getUpdatedReplicas()) == count(now.getUpdatedReplicas())
                && count(before.getReadyReplicas()) == count(now.getReadyReplicas());
    }
}
