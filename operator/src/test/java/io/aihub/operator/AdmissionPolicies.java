package io.aihub.operator;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.NamedRuleWithOperations;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.NamedRuleWithOperationsBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import java.util.List;

/** The admission policies of the chart, as far as the operator looks at them. */
public final class AdmissionPolicies {
    public static final String DECISIONS = "aihub-decisions";
    public static final String RECORDS = "aihub-records";

    private AdmissionPolicies() {}

    public static List<ValidatingAdmissionPolicy> policies() {
        return List.of(
                policy(DECISIONS, rule("CREATE", "modeldecisions")),
                policy(
                        RECORDS,
                        new NamedRuleWithOperationsBuilder(rule("CREATE", "modelrevisions"))
                                .addToOperations("UPDATE")
                                .addToResources("aimodels/status", "modelrevisions/status")
                                .build()));
    }

    public static List<ValidatingAdmissionPolicyBinding> bindings() {
        return List.of(binding(DECISIONS), binding(RECORDS));
    }

    private static ValidatingAdmissionPolicy policy(String name, NamedRuleWithOperations rule) {
        return new ValidatingAdmissionPolicyBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("app.kubernetes.io/part-of", "aihub-operator")
                .endMetadata()
                .withNewSpec()
                .withFailurePolicy("Fail")
                .withNewMatchConstraints()
                .withResourceRules(rule)
                .withMatchPolicy("Equivalent")
                .withNewNamespaceSelector()
                .endNamespaceSelector()
                .withNewObjectSelector()
                .endObjectSelector()
                .endMatchConstraints()
                .addNewValidation()
                .withExpression("object.spec.approver.username == request.userInfo.username")
                .endValidation()
                .endSpec()
                .build();
    }

    private static NamedRuleWithOperations rule(String operation, String resource) {
        return new NamedRuleWithOperationsBuilder()
                .withApiGroups("aihub.io")
                .withApiVersions("v1alpha1")
                .withOperations(operation)
                .withResources(resource)
                .withScope("*")
                .build();
    }

    private static ValidatingAdmissionPolicyBinding binding(String name) {
        return new ValidatingAdmissionPolicyBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("app.kubernetes.io/part-of", "aihub-operator")
                .endMetadata()
                .withNewSpec()
                .withPolicyName(name)
                .withValidationActions("Deny")
                .endSpec()
                .build();
    }
}
