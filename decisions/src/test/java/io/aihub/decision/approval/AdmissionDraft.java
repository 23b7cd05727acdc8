package io.aihub.decision.approval;

import io.aihub.decision.approval.AdmissionPolicy.Binding;
import io.aihub.decision.approval.AdmissionPolicy.Match;
import io.aihub.decision.approval.AdmissionPolicy.Rule;
import io.aihub.decision.approval.AdmissionPolicy.Selector;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The chart's admission policies and their bindings, to be changed one thing at a time. */
final class AdmissionDraft {
    final List<PolicyDraft> policies =
            new ArrayList<>(
                    List.of(
                            new PolicyDraft(
                                    "aihub-decisions", new RuleDraft("CREATE", "modeldecisions")),
                            new PolicyDraft("aihub-records", records())));
    final List<BindingDraft> bindings =
            new ArrayList<>(
                    List.of(
                            new BindingDraft("aihub-decisions"),
                            new BindingDraft("aihub-records")));

    private static RuleDraft records() {
        RuleDraft rule = new RuleDraft("", "");
        rule.operations = Set.of("CREATE", "UPDATE");
        rule.resources = Set.of("modelrevisions", "modelrevisions/status", "aimodels/status");
        return rule;
    }

    AdmissionGuard assess() {
        return AdmissionAssessor.assess(
                policies.stream().map(PolicyDraft::said).toList(),
                bindings.stream().map(BindingDraft::said).toList());
    }

    void policies(Consumer<PolicyDraft> change) {
        policies.forEach(change);
    }

    void rules(Consumer<RuleDraft> change) {
        policies.forEach(policy -> policy.match.rules.forEach(change));
    }

    void bindings(Consumer<BindingDraft> change) {
        bindings.forEach(change);
    }

    static final class PolicyDraft {
        String name;
        String failurePolicy = "Fail";
        boolean hasParamKind;
        int matchConditions;
        int validations = 1;
        final MatchDraft match = new MatchDraft();

        PolicyDraft(String name, RuleDraft... rules) {
            this.name = name;
            match.rules.addAll(List.of(rules));
        }

        private AdmissionPolicy said() {
            return new AdmissionPolicy(
                    name, failurePolicy, hasParamKind, matchConditions, validations, match.said());
        }
    }

    static final class BindingDraft {
        String policyName;
        boolean hasParamRef;
        Set<String> actions = Set.of("Deny");
        final MatchDraft match = new MatchDraft();

        BindingDraft(String policyName) {
            this.policyName = policyName;
        }

        private Binding said() {
            return new Binding(policyName, hasParamRef, actions, match.said());
        }
    }

    static final class MatchDraft {
        Selector namespaces = Selector.unset();
        Selector objects = Selector.unset();
        int excludeRules;
        final List<RuleDraft> rules = new ArrayList<>();

        private Match said() {
            return new Match(
                    namespaces,
                    objects,
                    excludeRules,
                    rules.stream().map(RuleDraft::said).toList());
        }
    }

    static final class RuleDraft {
        Set<String> groups = Set.of("aihub.io");
        Set<String> versions = Set.of("v1alpha1");
        Set<String> operations;
        Set<String> resources;
        Set<String> names = Set.of();
        String scope = "*";

        RuleDraft(String operation, String resource) {
            operations = Set.of(operation);
            resources = Set.of(resource);
        }

        private Rule said() {
            return new Rule(groups, versions, operations, resources, names, scope);
        }
    }
}
