package io.aihub.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the operator may do, right by right; a right that is not listed here is not given. */
class OperatorRightsTest {
    private static final Rendered CHART = Rendered.byDefault();

    private static final List<String> ALLOWED =
            List.of(
                    "list,watch aihub.io/aimodels",
                    "list,watch aihub.io/governancepolicies",
                    "list,watch aihub.io/metricsources",
                    "list,watch aihub.io/modeldecisions",
                    "create,list,watch aihub.io/modelrevisions",
                    "list,watch aihub.io/referenceprofiles",
                    "patch aihub.io/aimodels/status",
                    "patch aihub.io/modelrevisions/status",
                    "list,watch /namespaces",
                    "list,watch /pods",
                    "create,get,list,patch,watch /services",
                    "create,delete,get,list,patch,watch apps/deployments",
                    "create events.k8s.io/events",
                    "list,watch admissionregistration.k8s.io/validatingadmissionpolicies",
                    "list,watch admissionregistration.k8s.io/validatingadmissionpolicybindings");

    @Test
    void the_operator_holds_exactly_what_is_listed() {
        Set<String> wanted = new TreeSet<>();
        for (String line : ALLOWED) {
            String[] parts = line.split(" ");
            for (String verb : parts[0].split(",")) {
                wanted.add(verb + " " + parts[1]);
            }
        }
        assertThat(Rights.of(role())).isEqualTo(wanted);
    }

    @Test
    void the_role_stays_within_nine_rules() {
        assertThat(role().path("rules")).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void the_role_is_bound_to_the_operators_service_account_alone_and_nothing_else_is_bound() {
        assertThat(CHART.names("ClusterRoleBinding")).containsExactly("aihub-operator");
        assertThat(CHART.names("RoleBinding")).containsExactly("aihub-operator");
        assertBound(CHART.one("ClusterRoleBinding"));
        assertBound(CHART.one("RoleBinding"));
    }

    @Test
    void in_its_own_namespace_it_may_take_the_lease_and_no_more() {
        assertThat(CHART.names("Role")).containsExactly("aihub-operator");
        JsonNode role = CHART.one("Role");
        assertThat(role.at("/metadata/namespace").asText()).isEqualTo(Rendered.NAMESPACE);
        assertThat(Rights.of(role))
                .containsExactlyInAnyOrder(
                        "create coordination.k8s.io/leases",
                        "get coordination.k8s.io/leases",
                        "update coordination.k8s.io/leases");
        assertThat(role.at("/rules/1/resourceNames/0").asText()).isEqualTo("aihub-operator");
    }

    private static void assertBound(JsonNode binding) {
        assertThat(binding.at("/roleRef/name").asText()).isEqualTo("aihub-operator");
        assertThat(binding.path("subjects")).hasSize(1);
        assertThat(binding.at("/subjects/0/kind").asText()).isEqualTo("ServiceAccount");
        assertThat(binding.at("/subjects/0/name").asText())
                .isEqualTo(Rendered.name(CHART.one("ServiceAccount")));
        assertThat(binding.at("/subjects/0/namespace").asText()).isEqualTo(Rendered.NAMESPACE);
    }

    private static JsonNode role() {
        return CHART.one("ClusterRole", "aihub-operator");
    }
}
