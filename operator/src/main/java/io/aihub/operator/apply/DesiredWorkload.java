package io.aihub.operator.apply;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the recorded plan asks for.
 *
 * @param deployments that are to exist, those at rest with 0 replicas
 * @param untouched names of Deployments that stay exactly as they are
 * @param approved names of Deployments whose content may answer at this moment
 * @param service that is to exist; absent when there is none and none is to be made
 * @param stopped Deployments that nothing owns, and that may run no pods
 */
public record DesiredWorkload(
        List<Deployment> deployments,
        Set<String> untouched,
        Set<String> approved,
        Optional<Service> service,
        List<Deployment> stopped) {

    /** Without Deployments that nothing owns. */
    DesiredWorkload(
            List<Deployment> deployments,
            Set<String> untouched,
            Set<String> approved,
            Optional<Service> service) {
        this(deployments, untouched, approved, service, List.of());
    }
}
