package io.aihub.cli.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.GovernancePolicySpec;
import io.aihub.api.v1alpha1.policy.PolicySelector;

/**
 * A policy as it speaks where the labels of the namespace are not known: it selects all of them.
 */
final class EveryNamespace {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EveryNamespace() {}

    static GovernancePolicy of(GovernancePolicy policy) {
        PolicySelector selector = policy.getSpec().selector();
        if (selector == null || selector.namespaceLabels() == null) {
            return policy;
        }
        ObjectNode spec = MAPPER.valueToTree(policy.getSpec());
        ((ObjectNode) spec.get("selector")).remove("namespaceLabels");
        GovernancePolicy wider = new GovernancePolicy();
        wider.setMetadata(policy.getMetadata());
        wider.setSpec(MAPPER.convertValue(spec, GovernancePolicySpec.class));
        return wider;
    }
}
