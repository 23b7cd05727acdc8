package io.aihub.operator.manifest;

import io.aihub.api.v1alpha1.serving.SecurityDeviation.Deviation;
import io.aihub.api.v1alpha1.serving.Serving;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Set;

/**
 * The {@code restricted} Pod Security level, less the deviations that the content was approved
 * with.
 */
final class PodSecurity {
    private final Set<Deviation> deviations;

    PodSecurity(Serving serving) {
        this.deviations =
                serving.securityDeviation() == null || serving.securityDeviation().what() == null
                        ? Set.of()
                        : Set.copyOf(serving.securityDeviation().what());
    }

    PodSecurityContext ofPod() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(!deviations.contains(Deviation.RunAsRoot))
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    SecurityContext ofContainer() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(!deviations.contains(Deviation.WritableRootFilesystem))
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }
}
