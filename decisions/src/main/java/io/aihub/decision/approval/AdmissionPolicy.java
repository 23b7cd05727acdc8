package io.aihub.decision.approval;

import java.util.List;
import java.util.Set;

/**
 * What an admission policy of the cluster says, in Kubernetes' words, as far as it decides whether
 * an object gets past it. What is not said is empty.
 *
 * @param name of the policy
 * @param failurePolicy what becomes of a request that it fails on
 * @param hasParamKind whether it needs parameters
 * @param matchConditions how many conditions a request has to meet to be looked at
 * @param validations how many expressions a request has to satisfy
 * @param matchConstraints what it looks at
 */
public record AdmissionPolicy(
        String name,
        String failurePolicy,
        boolean hasParamKind,
        int matchConditions,
        int validations,
        Match matchConstraints) {
    /**
     * What puts a policy in force.
     *
     * @param policyName the policy
     * @param hasParamRef whether it gives parameters
     * @param validationActions what becomes of a request that the policy is against
     * @param matchResources what it narrows the policy to
     */
    public record Binding(
            String policyName,
            boolean hasParamRef,
            Set<String> validationActions,
            Match matchResources) {
        public Binding {
            validationActions = Set.copyOf(validationActions);
        }
    }

    /**
     * Which requests are matched.
     *
     * @param namespaceSelector of the object's namespace
     * @param objectSelector of the object
     * @param excludeResourceRules how many rules name what is not matched
     * @param resourceRules what is matched, by any of them
     */
    public record Match(
            Selector namespaceSelector,
            Selector objectSelector,
            int excludeResourceRules,
            List<Rule> resourceRules) {
        public Match {
            resourceRules = List.copyOf(resourceRules);
        }

        /** A match that says nothing. */
        public static Match unset() {
            return new Match(Selector.unset(), Selector.unset(), 0, List.of());
        }
    }

    /**
     * A selector by labels.
     *
     * @param matchLabels how many labels it asks for
     * @param matchExpressions how many conditions on labels it has
     */
    public record Selector(int matchLabels, int matchExpressions) {
        /** A selector of everything. */
        public static Selector unset() {
            return new Selector(0, 0);
        }
    }

    /**
     * Requests by what they are about.
     *
     * @param resourceNames of single objects; empty for all
     * @param scope of the resources
     */
    public record Rule(
            Set<String> apiGroups,
            Set<String> apiVersions,
            Set<String> operations,
            Set<String> resources,
            Set<String> resourceNames,
            String scope) {
        public Rule {
            apiGroups = Set.copyOf(apiGroups);
            apiVersions = Set.copyOf(apiVersions);
            operations = Set.copyOf(operations);
            resources = Set.copyOf(resources);
            resourceNames = Set.copyOf(resourceNames);
        }
    }
}
