package io.aihub.operator.admission;

import io.aihub.decision.approval.AdmissionPolicy;
import io.aihub.decision.approval.AdmissionPolicy.Binding;
import io.aihub.decision.approval.AdmissionPolicy.Match;
import io.aihub.decision.approval.AdmissionPolicy.Rule;
import io.aihub.decision.approval.AdmissionPolicy.Selector;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchResources;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.NamedRuleWithOperations;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicySpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Admission policies and their bindings, in the words of the decisions. What is unset and what is
 * empty mean the same to the API server, and do here.
 */
final class AdmissionMapping {
    /** Absent when the object has no spec: then it says nothing. */
    Optional<AdmissionPolicy> policy(ValidatingAdmissionPolicy policy) {
        return Optional.ofNullable(policy.getSpec())
                .map(spec -> policy(policy.getMetadata().getName(), spec));
    }

    private static AdmissionPolicy policy(String name, ValidatingAdmissionPolicySpec spec) {
        return new AdmissionPolicy(
                word(name),
                word(spec.getFailurePolicy()),
                spec.getParamKind() != null,
                size(spec.getMatchConditions()),
                size(spec.getValidations()),
                match(spec.getMatchConstraints()));
    }

    /** Absent when the object has no spec: then it binds nothing. */
    Optional<Binding> binding(ValidatingAdmissionPolicyBinding binding) {
        return Optional.ofNullable(binding.getSpec()).map(AdmissionMapping::binding);
    }

    private static Binding binding(ValidatingAdmissionPolicyBindingSpec spec) {
        return new Binding(
                word(spec.getPolicyName()),
                spec.getParamRef() != null,
                words(spec.getValidationActions()),
                match(spec.getMatchResources()));
    }

    private static Match match(MatchResources match) {
        if (match == null) {
            return Match.unset();
        }
        return new Match(
                selector(match.getNamespaceSelector()),
                selector(match.getObjectSelector()),
                size(match.getExcludeResourceRules()),
                orEmpty(match.getResourceRules()).stream().map(AdmissionMapping::rule).toList());
    }

    private static Selector selector(LabelSelector selector) {
        if (selector == null) {
            return Selector.unset();
        }
        Map<String, String> labels = selector.getMatchLabels();
        return new Selector(
                labels == null ? 0 : labels.size(), size(selector.getMatchExpressions()));
    }

    private static Rule rule(NamedRuleWithOperations rule) {
        return new Rule(
                words(rule.getApiGroups()),
                words(rule.getApiVersions()),
                words(rule.getOperations()),
                words(rule.getResources()),
                words(rule.getResourceNames()),
                word(rule.getScope()));
    }

    private static int size(Collection<?> values) {
        return values == null ? 0 : values.size();
    }

    private static <T> List<T> orEmpty(List<T> values) {
        return values == null ? List.of() : values;
    }

    private static Set<String> words(List<String> values) {
        return orEmpty(values).stream().map(AdmissionMapping::word).collect(Collectors.toSet());
    }

    private static String word(String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
