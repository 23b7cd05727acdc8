package io.aihub.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.AdmissionAssessor;
import io.aihub.decision.approval.AdmissionPolicy;
import io.aihub.decision.approval.AdmissionPolicy.Binding;
import io.aihub.decision.approval.AdmissionPolicy.Match;
import io.aihub.decision.approval.AdmissionPolicy.Rule;
import io.aihub.decision.approval.AdmissionPolicy.Selector;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.operator.AdmissionPolicies;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an object says in every field is what the decisions are told. */
class AdmissionMappingTest {
    private static final String MATCH =
            """
            {"namespaceSelector":{"matchLabels":{"a":"b","c":"d"},
              "matchExpressions":[{"key":"k","operator":"Exists"}]},
             "objectSelector":{"matchLabels":{"a":"b"},
              "matchExpressions":[{"key":"k","operator":"Exists"},{"key":"l","operator":"Exists"}]},
             "excludeResourceRules":[{"resources":["x"]},{"resources":["y"]},{"resources":["z"]}],
             "resourceRules":[
              {"apiGroups":["g","h"],"apiVersions":["v"],"operations":["CREATE","UPDATE"],
               "resources":["r","r/s"],"resourceNames":["one"],"scope":"Namespaced"},
              {}]}
            """;
    private static final Match MATCHED =
            new Match(
                    new Selector(2, 1),
                    new Selector(1, 2),
                    3,
                    List.of(
                            new Rule(
                                    Set.of("g", "h"),
                                    Set.of("v"),
                                    Set.of("CREATE", "UPDATE"),
                                    Set.of("r", "r/s"),
                                    Set.of("one"),
                                    "Namespaced"),
                            rule("")));

    private final AdmissionMapping mapping = new AdmissionMapping();

    private static Rule rule(String scope) {
        return new Rule(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), scope);
    }

    @Test
    void a_policy_is_told_field_by_field() {
        assertThat(
                        policy(
                                """
                                {"failurePolicy":"Ignore","paramKind":{"kind":"ConfigMap"},
                                 "matchConditions":[{"name":"some","expression":"false"}],
                                 "validations":[{"expression":"true"},{"expression":"false"}],
                                 "matchConstraints":%s}
                                """
                                        .formatted(MATCH)))
                .isEqualTo(new AdmissionPolicy("p", "Ignore", true, 1, 2, MATCHED));
    }

    @Test
    void a_binding_is_told_field_by_field() {
        assertThat(
                        binding(
                                """
                                {"policyName":"p","paramRef":{"name":"parameters"},
                                 "validationActions":["Deny","Audit"],"matchResources":%s}
                                """
                                        .formatted(MATCH)))
                .isEqualTo(new Binding("p", true, Set.of("Deny", "Audit"), MATCHED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                """
                {"failurePolicy":null,"paramKind":null,"matchConditions":null,"validations":null,
                 "matchConstraints":null}
                """,
                """
                {"failurePolicy":"","matchConditions":[],"validations":[],"matchConstraints":{}}
                """,
                """
                {"matchConstraints":{"namespaceSelector":null,"objectSelector":null,
                  "excludeResourceRules":null,"resourceRules":null}}
                """,
                """
                {"matchConstraints":{
                  "namespaceSelector":{"matchLabels":null,"matchExpressions":null},
                  "objectSelector":{"matchLabels":{},"matchExpressions":[]},
                  "excludeResourceRules":[],"resourceRules":[]}}
                """
            })
    void unset_null_and_empty_are_one_in_a_policy(String spec) {
        assertThat(policy(spec))
                .isEqualTo(new AdmissionPolicy("p", "", false, 0, 0, Match.unset()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                """
                {"policyName":null,"paramRef":null,"validationActions":null,"matchResources":null}
                """,
                """
                {"policyName":"","validationActions":[],"matchResources":{"namespaceSelector":{}}}
                """
            })
    void unset_null_and_empty_are_one_in_a_binding(String spec) {
        assertThat(binding(spec)).isEqualTo(new Binding("", false, Set.of(), Match.unset()));
    }

    @Test
    void unset_null_and_empty_are_one_in_a_rule() {
        AdmissionPolicy policy =
                policy(
                        """
                        {"matchConstraints":{"resourceRules":[
                         {},
                         {"apiGroups":null,"apiVersions":null,"operations":null,"resources":null,
                          "resourceNames":null,"scope":null},
                         {"apiGroups":[],"apiVersions":[],"operations":[],"resources":[],
                          "resourceNames":[],"scope":""}]}}
                        """);

        assertThat(policy.matchConstraints().resourceRules())
                .containsExactly(rule(""), rule(""), rule(""));
    }

    /** It would otherwise be a rule about all objects. */
    @Test
    void a_name_that_is_null_is_still_a_name() {
        AdmissionPolicy policy =
                policy("{\"matchConstraints\":{\"resourceRules\":[{\"resourceNames\":[null]}]}}");

        assertThat(policy.matchConstraints().resourceRules().get(0).resourceNames())
                .containsExactly("");
    }

    @Test
    void an_object_without_a_spec_says_nothing() {
        assertThat(mapping.policy(read(ValidatingAdmissionPolicy.class, "null"))).isEmpty();
        assertThat(mapping.binding(read(ValidatingAdmissionPolicyBinding.class, "null"))).isEmpty();
    }

    @Test
    void the_charts_policies_are_a_guard() {
        assertThat(
                        AdmissionAssessor.assess(
                                AdmissionPolicies.policies().stream()
                                        .flatMap(policy -> mapping.policy(policy).stream())
                                        .toList(),
                                AdmissionPolicies.bindings().stream()
                                        .flatMap(binding -> mapping.binding(binding).stream())
                                        .toList()))
                .isEqualTo(AdmissionGuard.Present);
    }

    private AdmissionPolicy policy(String spec) {
        return mapping.policy(read(ValidatingAdmissionPolicy.class, spec)).orElseThrow();
    }

    private Binding binding(String spec) {
        return mapping.binding(read(ValidatingAdmissionPolicyBinding.class, spec)).orElseThrow();
    }

    private static <T> T read(Class<T> kind, String spec) {
        return Serialization.unmarshal(
                """
                {"apiVersion":"admissionregistration.k8s.io/v1","kind":"%s",
                 "metadata":{"name":"p"},"spec":%s}
                """
                        .formatted(kind.getSimpleName(), spec),
                kind);
    }
}
