package io.aihub.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read from {@code managedFields} as an API server writes them. */
class ReplicaOwnershipTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "our own create   | aihub-operator | Update | | {\"f:spec\":{\"f:replicas\":{}}} | false",
                "our own apply    | aihub-operator | Apply  | | {\"f:spec\":{\"f:replicas\":{}}} | false",
                "an autoscaler    | kube-controller-manager | Update | scale | {\"f:spec\":{\"f:replicas\":{}}} | true",
                "a person         | kubectl-edit | Update | | {\"f:spec\":{\"f:replicas\":{},\"f:paused\":{}}} | true",
                "another field    | kubectl-edit | Update | | {\"f:spec\":{\"f:paused\":{}}} | false",
                "the status       | kube-controller-manager | Update | status | {\"f:status\":{\"f:replicas\":{}}} | false",
                "an annotation    | kube-controller-manager | Update | | {\"f:metadata\":{\"f:annotations\":{}}} | false",
            })
    void replicas_are_foreign_when_somebody_else_owns_them(
            String what,
            String manager,
            String operation,
            String subresource,
            String fields,
            boolean foreign) {
        Deployment deployment = deployment(manager, operation, subresource, fields);

        assertThat(ReplicaOwnership.isForeign(deployment)).as(what).isEqualTo(foreign);

        new SlimDeploymentStore().put("clinic/m", deployment);
        assertThat(ReplicaOwnership.isForeign(deployment)).as(what).isEqualTo(foreign);
        if (foreign) {
            assertThat(deployment.getMetadata().getManagedFields()).hasSize(1);
        } else {
            assertThat(deployment.getMetadata().getManagedFields()).isNullOrEmpty();
        }
    }

    private static Deployment deployment(
            String manager, String operation, String subresource, String fields) {
        return Serialization.unmarshal(
                """
                {"apiVersion": "apps/v1", "kind": "Deployment",
                 "metadata": {"name": "m", "namespace": "clinic", "managedFields": [
                  {"manager": "%s", "operation": "%s", "subresource": "%s", "fieldsType": "FieldsV1",
                   "fieldsV1": %s},
                  {"manager": "kube-controller-manager", "operation": "Update",
                   "fieldsV1": {"f:status": {"f:replicas": {}}}, "subresource": "status"}]}}
                """
                        .formatted(
                                manager, operation, subresource == null ? "" : subresource, fields),
                Deployment.class);
    }
}
