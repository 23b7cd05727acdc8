package io.aihub.sandbox.workload;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import java.util.Optional;

/**
 * How many replicas the new and the old ReplicaSets of a Deployment may have.
 *
 * @param desired replicas the Deployment asks for
 * @param surge replicas above that, for a while
 * @param unavailable replicas that may be missing, for a while
 * @param recreate old pods end before new ones start
 */
record RolloutArithmetic(int desired, int surge, int unavailable, boolean recreate) {

    static RolloutArithmetic of(DeploymentSpec spec) {
        int desired = Owners.count(spec.getReplicas());
        boolean recreate =
                spec.getStrategy() != null && "Recreate".equals(spec.getStrategy().getType());
        Optional<RollingUpdateDeployment> rolling =
                Optional.ofNullable(spec.getStrategy()).map(s -> s.getRollingUpdate());
        IntOrString quarter = new IntOrString("25%");
        int surge =
                resolved(
                        rolling.map(RollingUpdateDeployment::getMaxSurge).orElse(quarter),
                        desired,
                        true);
        int unavailable =
                resolved(
                        rolling.map(RollingUpdateDeployment::getMaxUnavailable).orElse(quarter),
                        desired,
                        false);
        boolean stuck = surge == 0 && unavailable == 0;
        return new RolloutArithmetic(desired, surge, stuck ? 1 : unavailable, recreate);
    }

    /** Replicas of the new set, which never shrinks for a rollout's sake. */
    int newReplicas(int newNow, int oldNow, int oldPods) {
        if (recreate) {
            return oldNow == 0 && oldPods == 0 ? desired : Math.min(newNow, desired);
        }
        return Math.min(desired, Math.max(newNow, desired + surge - oldNow));
    }

    /** How many old replicas may go now. */
    int oldToRemove(int oldNow, int newReady) {
        if (recreate || desired == 0) {
            return oldNow;
        }
        return Math.min(oldNow, Math.max(0, oldNow + newReady - minimumAvailable()));
    }

    int minimumAvailable() {
        return Math.max(0, desired - unavailable);
    }

    private static int resolved(IntOrString value, int of, boolean up) {
        if (value.getIntVal() != null) {
            return value.getIntVal();
        }
        int percent = Integer.parseInt(value.getStrVal().replace("%", ""));
        return up ? (percent * of + 99) / 100 : percent * of / 100;
    }
}
