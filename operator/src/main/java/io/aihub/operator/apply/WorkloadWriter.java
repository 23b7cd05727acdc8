package io.aihub.operator.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.cache.DeploymentProgress;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.kubernetes.OwnWrites;
import io.aihub.operator.observe.ApplyResult;
import io.aihub.operator.observe.ApplyResult.Obstacle;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the workload of a model what the recorded plan says. The order is fixed: first pods start,
 * then traffic moves, then pods that are no longer wanted go, so traffic is never sent to pods that
 * are gone. Each write is tried whatever became of the others, so a stop reaches its pods whatever
 * else is refused.
 */
public final class WorkloadWriter {
    private final ObjectWriter objects;

    public WorkloadWriter(KubernetesClient client, ObjectMapper json, OwnWrites writes) {
        this.objects = new ObjectWriter(client, json, writes);
    }

    /**
     * Applies the plan, and answers with what stood in the way.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when everything was tried and
     *     asking again may help
     */
    public ApplyResult apply(ModelRef model, DesiredWorkload wanted, ActualWorkload actual) {
        Attempts attempts = new Attempts();
        for (Deployment deployment : wanted.deployments()) {
            if (DeploymentProgress.wanted(deployment) > 0) {
                attempts.attempt(
                        deployment,
                        () -> objects.ensure(model, deployment, cached(deployment, actual)));
            }
        }
        boolean moved = moveTraffic(model, wanted, actual, attempts);
        Set<String> kept = moved ? Set.of() : stillAnswering(wanted, actual);
        rest(model, wanted, actual, kept, attempts);
        removeOthers(wanted, actual, kept, attempts);
        wanted.stopped().forEach(d -> attempts.insist(() -> objects.scaleToZero(d)));
        return attempts.end();
    }

    /**
     * Stops, and does nothing else.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when everything was tried and
     *     asking again may help
     */
    void stop(ModelRef model, DesiredStop stop, ActualWorkload actual) {
        Attempts attempts = new Attempts();
        stop.service()
                .ifPresent(
                        service ->
                                attempts.attempt(
                                        service,
                                        () -> objects.ensure(model, service, actual.service())));
        stop.deployments().forEach(d -> attempts.insist(() -> objects.scaleToZero(d)));
        attempts.end();
    }

    /** Moves traffic, and answers whether it goes where the plan says. */
    private boolean moveTraffic(
            ModelRef model, DesiredWorkload wanted, ActualWorkload actual, Attempts attempts) {
        Optional<Service> service =
                wanted.service()
                        // A first Service for pods that were refused would have nothing behind it.
                        .filter(any -> !attempts.wereRefused() || actual.service().isPresent());
        return service.isEmpty()
                || attempts.attempt(
                        service.get(),
                        () -> objects.ensure(model, service.get(), actual.service()));
    }

    /**
     * The Deployments to keep because a Service that could not be moved still selects them: those
     * that are approved, and no others.
     */
    private static Set<String> stillAnswering(DesiredWorkload wanted, ActualWorkload actual) {
        Optional<String> selected = actual.service().flatMap(Labels::serving);
        return actual.deployments().stream()
                .filter(d -> selected.isPresent() && selected.equals(Labels.serving(d)))
                .map(d -> d.getMetadata().getName())
                .filter(wanted.approved()::contains)
                .collect(Collectors.toSet());
    }

    private void rest(
            ModelRef model,
            DesiredWorkload wanted,
            ActualWorkload actual,
            Set<String> kept,
            Attempts attempts) {
        for (Deployment deployment : wanted.deployments()) {
            Optional<Deployment> there = cached(deployment, actual);
            boolean due = DeploymentProgress.wanted(deployment) == 0 && there.isPresent();
            if (due && !kept.contains(deployment.getMetadata().getName())) {
                boolean rests =
                        attempts.attempt(
                                deployment, () -> objects.ensure(model, deployment, there));
                if (!rests) {
                    // The Deployment could not be applied, but its pods have to go all the same.
                    attempts.insist(() -> objects.scaleToZero(there.get()));
                }
            }
        }
    }

    private void removeOthers(
            DesiredWorkload wanted, ActualWorkload actual, Set<String> kept, Attempts attempts) {
        Set<String> names =
                wanted.deployments().stream()
                        .map(deployment -> deployment.getMetadata().getName())
                        .collect(Collectors.toSet());
        actual.deployments().stream()
                .filter(deployment -> !names.contains(deployment.getMetadata().getName()))
                .filter(d -> !wanted.untouched().contains(d.getMetadata().getName()))
                .filter(d -> !kept.contains(d.getMetadata().getName()))
                .forEach(
                        d -> {
                            if (!attempts.attempt(d, () -> delete(d))) {
                                attempts.insist(() -> objects.scaleToZero(d));
                            }
                        });
    }

    private Optional<Obstacle> delete(Deployment deployment) {
        objects.delete(deployment);
        return Optional.empty();
    }

    private static Optional<Deployment> cached(Deployment wanted, ActualWorkload actual) {
        String name = wanted.getMetadata().getName();
        return actual.deployments().stream()
                .filter(deployment -> name.equals(deployment.getMetadata().getName()))
                .findFirst();
    }
}
