package io.aihub.operator.manifest;

import io.aihub.operator.kubernetes.ModelRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** Who owns what a model makes: the model, in its own namespace, and nobody else. */
public final class Ownership {
    private Ownership() {}

    static OwnerReference of(ModelRef model) {
        return new OwnerReferenceBuilder()
                .withApiVersion("aihub.io/v1alpha1")
                .withKind("AIModel")
                .withName(model.name())
                .withUid(model.uid())
                .withController(true)
                .build();
    }

    /** Whether an object belongs to this very model, by uid: a name proves nothing. */
    public static boolean owns(ModelRef model, HasMetadata object) {
        return model.namespace().equals(object.getMetadata().getNamespace())
                && object.getMetadata().getOwnerReferences().stream()
                        .anyMatch(
                                owner ->
                                        Boolean.TRUE.equals(owner.getController())
                                                && model.uid().equals(owner.getUid()));
    }
}
