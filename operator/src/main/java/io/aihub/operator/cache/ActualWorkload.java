package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;

/**
 * What the caches hold of a model's workload objects.
 *
 * @param deployments owned by the model
 * @param service owned by the model, absent when there is none
 * @param unowned objects as this model would have them that nothing owns
 */
public record ActualWorkload(
        List<Deployment> deployments, Optional<Service> service, Unowned unowned) {

    /** Without objects that nothing owns. */
    public ActualWorkload(List<Deployment> deployments, Optional<Service> service) {
        this(deployments, service, new Unowned(List.of(), Optional.empty()));
    }

    /**
     * Objects of the model's names and selectors that nothing owns: a restore or an orphaning
     * delete leaves them.
     */
    public record Unowned(List<Deployment> deployments, Optional<Service> service) {}
}
