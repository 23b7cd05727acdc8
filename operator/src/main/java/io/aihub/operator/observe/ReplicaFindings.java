package io.aihub.operator.observe;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.serving.Serving;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.operator.cache.DeploymentProgress;
import io.aihub.operator.cache.ReplicaOwnership;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;

/** Says when the number of pods in the register does nothing, since somebody else sets it. */
final class ReplicaFindings {
    private ReplicaFindings() {}

    /**
     * Of every Deployment that is scaled by somebody else while the register names a number. The
     * number that holds now is left out: an autoscaler changes it all day.
     */
    static List<Finding> of(AIModelSpec asked, List<Deployment> deployments) {
        Optional<Integer> wanted =
                Optional.ofNullable(asked).map(AIModelSpec::serving).map(Serving::replicas);
        return wanted.stream()
                .flatMap(number -> deployments.stream().map(found -> finding(number, found)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> finding(int wanted, Deployment found) {
        boolean rests = DeploymentProgress.wanted(found) == 0;
        if (rests || !ReplicaOwnership.isForeign(found)) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.of(
                        Reason.ReplicasSetElsewhere,
                        Level.Warn,
                        "spec.serving.replicas",
                        "Deployment "
                                + found.getMetadata().getName()
                                + " is scaled by "
                                + manager(found)
                                + ", so replicas: "
                                + wanted
                                + " does nothing; take replicas out of the spec where an autoscaler"
                                + " sets it, else scale the Deployment by hand"));
    }

    private static String manager(Deployment found) {
        return found.getMetadata().getManagedFields().stream()
                .filter(ReplicaOwnership::isForeign)
                .map(ManagedFieldsEntry::getManager)
                .findFirst()
                .orElse("somebody else");
    }
}
