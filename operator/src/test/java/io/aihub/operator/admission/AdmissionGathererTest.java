package io.aihub.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.operator.AdmissionPolicies;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.NamedRuleWithOperations;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.NamedRuleWithOperationsBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingFluent;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyFluent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever could let one decision past the policies counts as no policy. */
class AdmissionGathererTest {
    private final AdmissionGatherer gatherer = new AdmissionGatherer();

    private interface PolicyChange
            extends Consumer<
                    ValidatingAdmissionPolicyFluent<ValidatingAdmissionPolicyBuilder>.SpecNested<
                            ValidatingAdmissionPolicyBuilder>> {}

    private interface BindingChange
            extends Consumer<
                    ValidatingAdmissionPolicyBindingFluent<ValidatingAdmissionPolicyBindingBuilder>
                                    .SpecNested<
                            ValidatingAdmissionPolicyBindingBuilder>> {}

    @Test
    void both_policies_bound_with_deny_are_a_guard() {
        assertThat(gatherer.judge(AdmissionPolicies.policies(), AdmissionPolicies.bindings()))
                .isEqualTo(AdmissionGuard.Present);
    }

    @Test
    void one_policy_or_one_binding_less_is_no_guard() {
        for (int kept = 0; kept < 2; kept++) {
            assertThat(
                            gatherer.judge(
                                    AdmissionPolicies.policies().subList(kept, kept + 1),
                                    AdmissionPolicies.bindings()))
                    .isEqualTo(AdmissionGuard.Missing);
            assertThat(
                            gatherer.judge(
                                    AdmissionPolicies.policies(),
                                    AdmissionPolicies.bindings().subList(kept, kept + 1)))
                    .isEqualTo(AdmissionGuard.Missing);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weakenings")
    void a_policy_that_lets_something_past_is_no_guard(String what, PolicyChange change) {
        for (int changed = 0; changed < 2; changed++) {
            List<ValidatingAdmissionPolicy> policies =
                    new ArrayList<>(AdmissionPolicies.policies());
            var spec = new ValidatingAdmissionPolicyBuilder(policies.get(changed)).editSpec();
            change.accept(spec);
            policies.set(changed, spec.endSpec().build());

            assertThat(gatherer.judge(policies, AdmissionPolicies.bindings()))
                    .isEqualTo(AdmissionGuard.Missing);
        }
    }

    static Stream<Arguments> weakenings() {
        return Stream.concat(weakerPolicies(), narrowerRules());
    }

    private static Stream<Arguments> weakerPolicies() {
        return Stream.of(
                policy("fails open", s -> s.withFailurePolicy("Ignore")),
                policy("validates nothing", s -> s.withValidations(List.of())),
                policy("needs parameters", s -> s.withNewParamKind("v1", "ConfigMap")),
                policy(
                        "only under a condition",
                        s ->
                                s.addNewMatchCondition()
                                        .withName("some")
                                        .withExpression("false")
                                        .endMatchCondition()),
                policy("matches nothing", s -> s.withMatchConstraints(null)),
                policy(
                        "but not these",
                        s ->
                                s.editMatchConstraints()
                                        .addToExcludeResourceRules(
                                                new NamedRuleWithOperationsBuilder()
                                                        .withResources("modeldecisions")
                                                        .build())
                                        .endMatchConstraints()));
    }

    private static Stream<Arguments> narrowerRules() {
        return Stream.of(
                policy("no failure policy", s -> s.withFailurePolicy(null)),
                rule("another group", r -> r.withApiGroups("other.io")),
                rule("another version", r -> r.withApiVersions("v9")),
                rule("other operations", r -> r.withOperations("DELETE")),
                rule("other resources", r -> r.withResources("aimodels")),
                policy(
                        "some namespaces",
                        s ->
                                s.editMatchConstraints()
                                        .withNamespaceSelector(
                                                new LabelSelectorBuilder()
                                                        .addToMatchLabels("a", "b")
                                                        .build())
                                        .endMatchConstraints()),
                policy(
                        "some objects",
                        s ->
                                s.editMatchConstraints()
                                        .withNewObjectSelector()
                                        .addNewMatchExpression()
                                        .withKey("a")
                                        .withOperator("Exists")
                                        .endMatchExpression()
                                        .endObjectSelector()
                                        .endMatchConstraints()),
                rule("some names", r -> r.withResourceNames("one")),
                rule("cluster-scoped objects", r -> r.withScope("Cluster")));
    }

    private static Arguments policy(String what, PolicyChange change) {
        return Arguments.of(what, change);
    }

    private static Arguments rule(String what, Consumer<NamedRuleWithOperationsBuilder> change) {
        return policy(
                what,
                s -> {
                    NamedRuleWithOperations before =
                            s.buildMatchConstraints().getResourceRules().get(0);
                    NamedRuleWithOperationsBuilder rule =
                            new NamedRuleWithOperationsBuilder(before);
                    change.accept(rule);
                    s.editMatchConstraints().withResourceRules(rule.build()).endMatchConstraints();
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looseBindings")
    void a_binding_that_does_not_refuse_everywhere_is_no_guard(String what, BindingChange change) {
        for (int changed = 0; changed < 2; changed++) {
            List<ValidatingAdmissionPolicyBinding> bindings =
                    new ArrayList<>(AdmissionPolicies.bindings());
            var spec =
                    new ValidatingAdmissionPolicyBindingBuilder(bindings.get(changed)).editSpec();
            change.accept(spec);
            bindings.set(changed, spec.endSpec().build());

            assertThat(gatherer.judge(AdmissionPolicies.policies(), bindings))
                    .isEqualTo(AdmissionGuard.Missing);
        }
    }

    static Stream<Arguments> looseBindings() {
        return Stream.of(
                binding("another policy", s -> s.withPolicyName("other")),
                binding("only warns", s -> s.withValidationActions("Warn", "Audit")),
                binding("no action", s -> s.withValidationActions(List.of())),
                binding("parameters", s -> s.withNewParamRef().withName("p").endParamRef()),
                binding(
                        "some namespaces",
                        s ->
                                s.withNewMatchResources()
                                        .withNewNamespaceSelector()
                                        .addToMatchLabels("a", "b")
                                        .endNamespaceSelector()
                                        .endMatchResources()),
                binding(
                        "some resources",
                        s ->
                                s.withNewMatchResources()
                                        .addNewResourceRule()
                                        .withResources("aimodels")
                                        .endResourceRule()
                                        .endMatchResources()));
    }

    private static Arguments binding(String what, BindingChange change) {
        return Arguments.of(what, change);
    }

    @Test
    void what_the_api_server_writes_where_nothing_is_said_weakens_nothing() {
        List<ValidatingAdmissionPolicyBinding> bindings =
                AdmissionPolicies.bindings().stream()
                        .map(
                                b ->
                                        new ValidatingAdmissionPolicyBindingBuilder(b)
                                                .editSpec()
                                                .withValidationActions("Deny", "Audit")
                                                .withNewMatchResources()
                                                .withMatchPolicy("Equivalent")
                                                .withNewNamespaceSelector()
                                                .endNamespaceSelector()
                                                .withNewObjectSelector()
                                                .endObjectSelector()
                                                .endMatchResources()
                                                .endSpec()
                                                .build())
                        .toList();

        assertThat(gatherer.judge(AdmissionPolicies.policies(), bindings))
                .isEqualTo(AdmissionGuard.Present);
    }

    @Test
    void a_policy_that_looks_at_more_than_asked_guards_too() {
        List<ValidatingAdmissionPolicy> policies =
                AdmissionPolicies.policies().stream()
                        .map(
                                p ->
                                        new ValidatingAdmissionPolicyBuilder(p)
                                                .editSpec()
                                                .editMatchConstraints()
                                                .editFirstResourceRule()
                                                .withApiGroups("*")
                                                .withApiVersions("*")
                                                .withOperations("*")
                                                .withResources("*/*")
                                                .endResourceRule()
                                                .endMatchConstraints()
                                                .endSpec()
                                                .build())
                        .toList();

        assertThat(gatherer.judge(policies, AdmissionPolicies.bindings()))
                .isEqualTo(AdmissionGuard.Present);
    }

    @Test
    void a_star_covers_no_subresource() {
        List<ValidatingAdmissionPolicy> policies = new ArrayList<>(AdmissionPolicies.policies());
        policies.set(
                1,
                new ValidatingAdmissionPolicyBuilder(policies.get(1))
                        .editSpec()
                        .editMatchConstraints()
                        .editFirstResourceRule()
                        .withResources("*")
                        .endResourceRule()
                        .endMatchConstraints()
                        .endSpec()
                        .build());

        assertThat(gatherer.judge(policies, AdmissionPolicies.bindings()))
                .isEqualTo(AdmissionGuard.Missing);
    }
}
