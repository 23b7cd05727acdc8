package io.aihub.crd;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.MetricSource;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;

/** The Java type of each kind. */
final class JavaTypes {
    private static final List<Class<? extends CustomResource<?, ?>>> ALL =
            List.of(
                    AIModel.class,
                    ModelRevision.class,
                    ModelDecision.class,
                    ReferenceProfile.class,
                    GovernancePolicy.class,
                    MetricSource.class);

    private JavaTypes() {}

    static Class<? extends CustomResource<?, ?>> of(String kind) {
        return ALL.stream()
                .filter(type -> type.getSimpleName().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
