package io.aihub.operator.cache;

import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;

/**
 * Whether somebody else owns the replicas of a Deployment by {@code managedFields}: an autoscaler
 * through the scale subresource, or a person. If any other field manager owns the field, the number
 * is theirs.
 */
public final class ReplicaOwnership {
    private static final String SPEC = "f:spec";
    private static final String REPLICAS = "f:replicas";

    private ReplicaOwnership() {}

    /** Whether somebody else set the replicas. */
    public static boolean isForeign(Deployment deployment) {
        List<ManagedFieldsEntry> entries = deployment.getMetadata().getManagedFields();
        return entries != null && entries.stream().anyMatch(ReplicaOwnership::isForeign);
    }

    /** Keeps of {@code managedFields} the one fact that is asked for later. */
    static void prune(Deployment deployment) {
        ObjectMeta metadata = deployment.getMetadata();
        if (isForeign(deployment)) {
            String owner =
                    metadata.getManagedFields().stream()
                            .filter(ReplicaOwnership::isForeign)
                            .map(ManagedFieldsEntry::getManager)
                            .findFirst()
                            .orElseThrow();
            metadata.setManagedFields(List.of(entry(owner)));
        } else {
            metadata.setManagedFields(null);
        }
    }

    /** Whether this entry is of somebody else who set the replicas. */
    public static boolean isForeign(ManagedFieldsEntry entry) {
        return !Labels.OPERATOR.equals(entry.getManager())
                && entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().get(SPEC) instanceof Map<?, ?> spec
                && spec.containsKey(REPLICAS);
    }

    private static ManagedFieldsEntry entry(String owner) {
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperty(SPEC, Map.of(REPLICAS, Map.of()));
        ManagedFieldsEntry entry = new ManagedFieldsEntry();
        entry.setManager(owner);
        entry.setFieldsV1(fields);
        return entry;
    }
}
