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
 */
public record DesiredWorkload(
        List<Deployment> deployments,
        Set<String> untouched,
        Set<String> approved,
        Optional<Service> service) {}
