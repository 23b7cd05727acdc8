package io.aihub.operator.admission;

import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchResources;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.NamedRuleWithOperations;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicySpec;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Whether the admission policies that tie a decision to its author, and a record to the operator,
 * are in force for everybody. Anything that could let one object past them counts as missing.
 */
final class AdmissionGatherer {
    private static final String GROUP = "aihub.io";
    private static final String VERSION = "v1alpha1";
    private static final String ANY = "*";
    private static final List<Needed> NEEDED =
            List.of(
                    new Needed("aihub-decisions", List.of(new Request("CREATE", "modeldecisions"))),
                    new Needed(
                            "aihub-records",
                            List.of(
                                    new Request("CREATE", "modelrevisions"),
                                    new Request("UPDATE", "modelrevisions/status"),
                                    new Request("UPDATE", "aimodels/status"))));

    /** The requests that the policy of this name has to match. */
    private record Needed(String policy, List<Request> requests) {}

    private record Request(String operation, String resource) {}

    AdmissionGuard judge(
            Collection<ValidatingAdmissionPolicy> policies,
            Collection<ValidatingAdmissionPolicyBinding> bindings) {
        boolean all =
                NEEDED.stream()
                        .allMatch(
                                needed ->
                                        policies.stream().anyMatch(policy -> guards(policy, needed))
                                                && bindings.stream()
                                                        .anyMatch(b -> enforces(b, needed)));
        return all ? AdmissionGuard.Present : AdmissionGuard.Missing;
    }

    private static boolean guards(ValidatingAdmissionPolicy policy, Needed needed) {
        ValidatingAdmissionPolicySpec spec = policy.getSpec();
        return needed.policy().equals(policy.getMetadata().getName())
                && spec != null
                && "Fail".equals(spec.getFailurePolicy())
                && spec.getParamKind() == null
                && isNothing(spec.getMatchConditions())
                && !isNothing(spec.getValidations())
                && covers(spec.getMatchConstraints(), needed.requests());
    }

    private static boolean enforces(ValidatingAdmissionPolicyBinding binding, Needed needed) {
        ValidatingAdmissionPolicyBindingSpec spec = binding.getSpec();
        return spec != null
                && needed.policy().equals(spec.getPolicyName())
                && spec.getParamRef() == null
                && spec.getValidationActions() != null
                && spec.getValidationActions().contains("Deny")
                && (spec.getMatchResources() == null
                        || isOpen(spec.getMatchResources())
                                && isNothing(spec.getMatchResources().getResourceRules()));
    }

    private static boolean covers(MatchResources match, List<Request> requests) {
        return match != null
                && isOpen(match)
                && match.getResourceRules() != null
                && requests.stream()
                        .allMatch(
                                request ->
                                        match.getResourceRules().stream()
                                                .anyMatch(rule -> covers(rule, request)));
    }

    private static boolean covers(NamedRuleWithOperations rule, Request request) {
        return isNothing(rule.getResourceNames())
                && (rule.getScope() == null || !rule.getScope().equals("Cluster"))
                && has(rule.getApiGroups(), GROUP)
                && has(rule.getApiVersions(), VERSION)
                && has(rule.getOperations(), request.operation())
                && hasResource(rule.getResources(), request.resource());
    }

    /** {@code *} is every resource, and {@code *}{@code /*} every subresource too. */
    private static boolean hasResource(List<String> resources, String resource) {
        int slash = resource.indexOf('/');
        Set<String> names =
                slash < 0
                        ? Set.of(resource, ANY, "*/*")
                        : Set.of(
                                resource,
                                resource.substring(0, slash) + "/*",
                                ANY + resource.substring(slash),
                                "*/*");
        return resources != null && resources.stream().anyMatch(names::contains);
    }

    private static boolean has(List<String> values, String wanted) {
        return values != null && (values.contains(wanted) || values.contains(ANY));
    }

    private static boolean isOpen(MatchResources match) {
        return isEverything(match.getNamespaceSelector())
                && isEverything(match.getObjectSelector())
                && isNothing(match.getExcludeResourceRules());
    }

    private static boolean isEverything(LabelSelector selector) {
        return selector == null
                || isNothing(selector.getMatchExpressions())
                        && (selector.getMatchLabels() == null
                                || selector.getMatchLabels().isEmpty());
    }

    private static boolean isNothing(Collection<?> values) {
        return values == null || values.isEmpty();
    }
}
