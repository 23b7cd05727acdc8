package io.aihub.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The operator looks for these policies by name; what they answer is shown on a real API server.
 */
class AdmissionPoliciesTest {
    private static final Rendered CHART = Rendered.byDefault();
    private static final String POLICY = "ValidatingAdmissionPolicy";
    private static final String BINDING = "ValidatingAdmissionPolicyBinding";

    @ParameterizedTest
    @ValueSource(strings = {"aihub-decisions", "aihub-records"})
    void a_policy_is_bound_to_deny_everywhere_and_fails_closed(String name) {
        JsonNode policy = CHART.one(POLICY, name);
        JsonNode binding = CHART.one(BINDING, name).path("spec");
        assertThat(policy.at("/spec/failurePolicy").asText()).isEqualTo("Fail");
        assertThat(policy.at("/spec/matchConditions").isMissingNode()).isTrue();
        assertThat(policy.at("/metadata/labels/app.kubernetes.io~1part-of").asText())
                .isEqualTo("aihub-operator");
        assertThat(binding.path("policyName").asText()).isEqualTo(name);
        assertThat(Rendered.texts(binding.path("validationActions"))).containsExactly("Deny");
        assertThat(binding.has("matchResources")).isFalse();
    }

    @Test
    void every_refusal_is_a_forbidden_with_a_message() {
        List<JsonNode> all =
                CHART.of(POLICY)
                        .flatMap(policy -> Rendered.elements(policy.at("/spec/validations")))
                        .toList();
        assertThat(all)
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(
                        validation -> {
                            assertThat(validation.path("reason").asText()).isEqualTo("Forbidden");
                            assertThat(validation.path("message").asText()).hasSizeGreaterThan(20);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "'[]', RunAsRoot WritableRootFilesystem",
        "[WritableRootFilesystem], RunAsRoot",
        "'[RunAsRoot, WritableRootFilesystem]', ''",
    })
    void a_deviation_is_bounded_unless_the_chart_allows_it(String allowed, String bounded) {
        Rendered chart = Rendered.with("modelPods: {securityDeviations: " + allowed + "}");
        String validations =
                chart.one(POLICY, "aihub-deployments").at("/spec/validations").toString();
        for (String deviation : List.of("RunAsRoot", "WritableRootFilesystem")) {
            assertThat(validations.contains("adding " + deviation))
                    .as(deviation)
                    .isEqualTo(bounded.contains(deviation));
        }
    }

    @Test
    void every_decision_of_the_api_has_a_rule() {
        JsonNode decisions =
                CHART.one("CustomResourceDefinition", "modeldecisions.aihub.io")
                        .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties")
                        .at("/decision/enum");
        String policy = CHART.one(POLICY, "aihub-decisions").path("spec").toString();
        assertThat(Rendered.texts(decisions))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(decision -> assertThat(policy).contains("'" + decision + "'"));
    }

    @Test
    void only_listed_service_accounts_and_writers_are_let_through() {
        assertThat(expressions(CHART, "aihub-decisions"))
                .anyMatch(text -> text.endsWith("request.userInfo.username in []"));
        assertThat(expressions(CHART, "aihub-records"))
                .anyMatch(
                        text ->
                                text.endsWith(
                                        "[\"system:serviceaccount:aihub-system:aihub-operator\"]"));
        Rendered given =
                Rendered.with(
                        "approvers: {serviceAccounts: ['system:serviceaccount:ci:robot']}\n"
                                + "records: {writers: [dev]}\n");
        assertThat(expressions(given, "aihub-decisions"))
                .anyMatch(text -> text.endsWith("in [\"system:serviceaccount:ci:robot\"]"));
        assertThat(expressions(given, "aihub-records"))
                .anyMatch(text -> text.contains("aihub-operator\",\"dev\"]"));
    }

    private static Stream<String> expressions(Rendered chart, String policy) {
        return Rendered.elements(chart.one(POLICY, policy).at("/spec/validations"))
                .map(validation -> validation.path("expression").asText());
    }
}
