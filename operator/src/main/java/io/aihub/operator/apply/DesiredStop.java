package io.aihub.operator.apply;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;

/**
 * What of a model is to stop.
 *
 * @param deployments that are there and may run no pods
 * @param service that selects nothing, in the place of one that is there
 */
record DesiredStop(List<Deployment> deployments, Optional<Service> service) {}
