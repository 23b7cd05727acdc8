package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;

/** How far a Deployment has come, by the counts in its status. */
public final class DeploymentProgress {
    private DeploymentProgress() {}

    /** How many pods it is to have: where it does not say, one. */
    public static int wanted(Deployment deployment) {
        Integer replicas = deployment.getSpec().getReplicas();
        return replicas == null ? 1 : replicas;
    }

    /** Whether any of its pods is available. */
    public static boolean isAvailable(Deployment deployment) {
        return available(deployment) > 0;
    }

    /** Whether all of its pods are of the spec as it is now, and available. */
    public static boolean isComplete(Deployment deployment) {
        DeploymentStatus status = deployment.getStatus();
        int wanted = wanted(deployment);
        Long generation = deployment.getMetadata().getGeneration();
        if (status == null || wanted == 0) {
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

    /** Its ready pods of those wanted, for example {@code 2/3}. */
    public static String ready(Deployment deployment) {
        return readyPods(deployment) + "/" + wanted(deployment);
    }

    static int readyPods(Deployment deployment) {
        return deployment.getStatus() == null
                ? 0
                : number(deployment.getStatus().getReadyReplicas());
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
