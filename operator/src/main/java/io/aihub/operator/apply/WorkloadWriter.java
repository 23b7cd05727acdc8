package io.aihub.operator.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.operator.ModelRef;
import io.aihub.operator.observe.Existing;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the workload of a model as the recorded plan has it. The order is fixed: what is to run
 * starts, then the traffic moves, then what is no longer wanted goes; so traffic is never sent to
 * pods that were taken away first.
 */
public final class WorkloadWriter {
    private final ObjectWriter objects;

    public WorkloadWriter(KubernetesClient client, ObjectMapper json, RecentWrites recent) {
        this.objects = new ObjectWriter(client, json, recent);
    }

    /** Applies the plan, and answers with what stood in the way. */
    public List<Finding> apply(ModelRef model, Wanted wanted, Existing existing) {
        List<Finding> findings = new ArrayList<>();
        wanted.deployments().stream()
                .filter(deployment -> replicas(deployment) > 0)
                .forEach(deployment -> deployment(model, deployment, existing, findings));
        wanted.service()
                .ifPresent(
                        service ->
                                note(
                                        objects.ensure(model, service, existing.service()),
                                        "Service",
                                        service,
                                        findings));
        wanted.deployments().stream()
                .filter(deployment -> replicas(deployment) == 0)
                .filter(deployment -> cached(deployment, existing).isPresent())
                .forEach(deployment -> deployment(model, deployment, existing, findings));
        removeOthers(wanted, existing);
        return List.copyOf(findings);
    }

    private void deployment(
            ModelRef model, Deployment wanted, Existing existing, List<Finding> findings) {
        note(
                objects.ensure(model, wanted, cached(wanted, existing)),
                "Deployment",
                wanted,
                findings);
    }

    private void removeOthers(Wanted wanted, Existing existing) {
        Set<String> names =
                wanted.deployments().stream()
                        .map(deployment -> deployment.getMetadata().getName())
                        .collect(Collectors.toSet());
        existing.deployments().stream()
                .filter(deployment -> !names.contains(deployment.getMetadata().getName()))
                .filter(d -> !wanted.untouched().contains(d.getMetadata().getName()))
                .forEach(objects::delete);
    }

    private static Optional<Deployment> cached(Deployment wanted, Existing existing) {
        String name = wanted.getMetadata().getName();
        return existing.deployments().stream()
                .filter(deployment -> name.equals(deployment.getMetadata().getName()))
                .findFirst();
    }

    private static int replicas(Deployment deployment) {
        Integer replicas = deployment.getSpec().getReplicas();
        return replicas == null ? 1 : replicas;
    }

    private static void note(
            ObjectWriter.Outcome outcome, String kind, HasMetadata object, List<Finding> findings) {
        if (outcome == ObjectWriter.Outcome.NameTaken) {
            String name = object.getMetadata().getName();
            findings.add(
                    Finding.of(
                            Reason.NameTaken,
                            Level.Enforce,
                            "metadata.name",
                            kind
                                    + " "
                                    + name
                                    + " exists and does not belong to this model; it is left alone."
                                    + " Delete or rename it, or give the model another name."));
        }
    }
}
