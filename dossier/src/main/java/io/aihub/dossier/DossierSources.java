package io.aihub.dossier;

import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.decision.approval.ApprovalContext;
import io.aihub.decision.approval.StopHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What surrounds a content when it is judged. Lists may hold more than what concerns the model.
 *
 * @param decisions of the namespace
 * @param policies of the cluster
 * @param namespaceLabels by which policies select; never labels of the model
 * @param stops what status remembers
 * @param context cluster, admission and what serves
 * @param profiles the reference profiles of the namespace, by name
 */
public record DossierSources(
        List<ModelDecision> decisions,
        List<GovernancePolicy> policies,
        Map<String, String> namespaceLabels,
        StopHistory stops,
        ApprovalContext context,
        Function<String, Optional<ReferenceProfile>> profiles) {
    /** Where no profile is known. */
    public DossierSources(
            List<ModelDecision> decisions,
            List<GovernancePolicy> policies,
            Map<String, String> namespaceLabels,
            StopHistory stops,
            ApprovalContext context) {
        this(decisions, policies, namespaceLabels, stops, context, name -> Optional.empty());
    }

    public DossierSources {
        decisions = List.copyOf(decisions);
        policies = List.copyOf(policies);
        namespaceLabels = Map.copyOf(namespaceLabels);
    }
}
