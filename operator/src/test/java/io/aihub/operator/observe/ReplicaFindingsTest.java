package io.aihub.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.decision.Reason;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaFindingsTest {
    private static final AIModelSpec TWO = spec("serving: {replicas: 2}");

    private static AIModelSpec spec(String yaml) {
        return Serialization.unmarshal(yaml, AIModelSpec.class);
    }

    private static Deployment scaledBy(String manager, int replicas) {
        return Serialization.unmarshal(
                """
                metadata: {name: m-1, managedFields: [{manager: %s, fieldsV1: {'f:spec': {'f:replicas': {}}}}]}
                spec: {replicas: %d}
                """
                        .formatted(manager, replicas),
                Deployment.class);
    }

    @Test
    void a_number_that_does_nothing_is_told_with_who_sets_it() {
        assertThat(ReplicaFindings.of(TWO, List.of(scaledBy("kubectl", 5))))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.reason()).contains(Reason.ReplicasSetElsewhere);
                            assertThat(one.path()).isEqualTo("spec.serving.replicas");
                            assertThat(one.message()).contains("m-1").contains("by kubectl,");
                        });
    }

    @Test
    void nothing_is_said_of_our_own_number_of_pods_at_rest_or_without_a_number_in_the_spec() {
        assertThat(ReplicaFindings.of(TWO, List.of(scaledBy("aihub-operator", 5)))).isEmpty();
        assertThat(ReplicaFindings.of(TWO, List.of(scaledBy("kubectl", 0)))).isEmpty();
        assertThat(ReplicaFindings.of(spec("serving: {}"), List.of(scaledBy("hpa", 5)))).isEmpty();
        assertThat(ReplicaFindings.of(null, List.of(scaledBy("hpa", 5)))).isEmpty();
    }
}
