package io.aihub.decision.approval;

import io.aihub.decision.approval.AdmissionPolicy.Binding;
import io.aihub.decision.approval.AdmissionPolicy.Match;
import io.aihub.decision.approval.AdmissionPolicy.Rule;
import io.aihub.decision.approval.AdmissionPolicy.Selector;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Judges whether the admission policies that tie a decision to its author, and a record to the
 * operator, are in force for everybody. Anything that could let one object past them counts as
 * missing.
 */
public final class AdmissionAssessor {
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

    private AdmissionAssessor() {}

    /** The requests that the policy of this name has to match. */
    private record Needed(String policy, List<Request> requests) {}

    private record Request(String operation, String resource) {}

    /** Of all policies and bindings that could be read. */
    public static AdmissionGuard assess(
            Collection<AdmissionPolicy> policies, Collection<Binding> bindings) {
        boolean all =
                NEEDED.stream()
                        .allMatch(
                                needed ->
                                        policies.stream().anyMatch(policy -> guards(policy, needed))
                                                && bindings.stream()
                                                        .anyMatch(b -> enforces(b, needed)));
        return all ? AdmissionGuard.Present : AdmissionGuard.Missing;
    }

    private static boolean guards(AdmissionPolicy policy, Needed needed) {
        return needed.policy().equals(policy.name())
                && policy.failurePolicy().equals("Fail")
                && !policy.hasParamKind()
                && policy.matchConditions() == 0
                && policy.validations() > 0
                && isOpen(policy.matchConstraints())
                && needed.requests().stream()
                        .allMatch(request -> covers(policy.matchConstraints(), request));
    }

    private static boolean enforces(Binding binding, Needed needed) {
        return needed.policy().equals(binding.policyName())
                && !binding.hasParamRef()
                && binding.validationActions().contains("Deny")
                && isOpen(binding.matchResources())
                && binding.matchResources().resourceRules().isEmpty();
    }

    private static boolean covers(Match match, Request request) {
        return match.resourceRules().stream().anyMatch(rule -> covers(rule, request));
    }

    private static boolean covers(Rule rule, Request request) {
        return rule.resourceNames().isEmpty()
                && !rule.scope().equals("Cluster")
                && has(rule.apiGroups(), GROUP)
                && has(rule.apiVersions(), VERSION)
                && has(rule.operations(), request.operation())
                && hasResource(rule.resources(), request.resource());
    }

    /** {@code *} is every resource, and {@code *}{@code /*} every subresource too. */
    private static boolean hasResource(Set<String> resources, String resource) {
        int slash = resource.indexOf('/');
        Set<String> names =
                slash < 0
                        ? Set.of(resource, ANY, "*/*")
                        : Set.of(
                                resource,
                                resource.substring(0, slash) + "/*",
                                ANY + resource.substring(slash),
                                "*/*");
        return resources.stream().anyMatch(names::contains);
    }

    private static boolean has(Set<String> values, String wanted) {
        return values.contains(wanted) || values.contains(ANY);
    }

    private static boolean isOpen(Match match) {
        return isEverything(match.namespaceSelector())
                && isEverything(match.objectSelector())
                && match.excludeResourceRules() == 0;
    }

    private static boolean isEverything(Selector selector) {
        return selector.matchLabels() == 0 && selector.matchExpressions() == 0;
    }
}
