package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;

/**
 * What the caches hold of a model's own workload objects.
 *
 * @param deployments owned by the model
 * @param service owned by the model, absent when there is none
 */
public record ActualWorkload(List<Deployment> deployments, Optional<Service> service) {}
