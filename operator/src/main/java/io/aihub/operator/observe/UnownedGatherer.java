package io.aihub.operator.observe;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.cache.ClusterView;
import io.aihub.operator.cache.DeploymentProgress;
import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;

/** What answers or runs for a model although nothing that is recorded started it. */
final class UnownedGatherer {
    private static final String NEXT =
            " A stop reaches it; it is taken over when approved content needs its name.";

    private final ClusterView view;

    UnownedGatherer(ClusterView view) {
        this.view = view;
    }

    List<Finding> findings(ActualWorkload actual) {
        List<Finding> found = new ArrayList<>();
        actual.unowned().service().map(this::service).ifPresent(found::add);
        actual.unowned().deployments().stream()
                .filter(deployment -> DeploymentProgress.wanted(deployment) > 0)
                .map(deployment -> deployment(deployment, actual))
                .forEach(found::add);
        return found;
    }

    private Finding service(Service service) {
        String name = service.getMetadata().getName();
        int pods = view.answering(service).size();
        return finding(
                "Service/" + name,
                "Service "
                        + name
                        + " has no owner, and ready pods behind it: "
                        + pods
                        + "."
                        + NEXT);
    }

    private static Finding deployment(Deployment deployment, ActualWorkload actual) {
        String name = deployment.getMetadata().getName();
        boolean selected =
                actual.service()
                        .or(actual.unowned()::service)
                        .flatMap(Labels::serving)
                        .equals(Labels.serving(deployment));
        return finding(
                "Deployment/" + name,
                "Deployment "
                        + name
                        + " has no owner and "
                        + DeploymentProgress.wanted(deployment)
                        + " replicas; traffic goes to "
                        + (selected ? "its pods." : "none of its pods.")
                        + NEXT);
    }

    private static Finding finding(String path, String message) {
        return Finding.of(Reason.UnownedWorkload, Level.Warn, path, message);
    }
}
