package io.aihub.sandbox.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the reconcilers share: controller references, counts, digests in generated names. */
final class Owners {
    private Owners() {}

    static OwnerReference controller(HasMetadata owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }

    static boolean controls(HasMetadata owner, HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(
                        reference ->
                                Boolean.TRUE.equals(reference.getController())
                                        && reference.getUid().equals(owner.getMetadata().getUid()));
    }

    static boolean isDeleting(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    /** The first hex digits of a text's SHA-256. */
    static String digest(String text, int digits) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The API leaves a count of zero out. */
    static Integer positive(int count) {
        return count == 0 ? null : count;
    }

    static int presentReplicas(ReplicaSet set) {
        return set.getStatus() == null ? 0 : count(set.getStatus().getReplicas());
    }

    static int readyReplicas(ReplicaSet set) {
        return set.getStatus() == null ? 0 : count(set.getStatus().getReadyReplicas());
    }

    static int count(Integer value) {
        return value == null ? 0 : value;
    }
}
