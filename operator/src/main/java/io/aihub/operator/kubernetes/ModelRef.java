package io.aihub.operator.kubernetes;

import io.aihub.api.v1alpha1.AIModel;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/**
 * Which model it is.
 *
 * @param namespace it lives in
 * @param name within the namespace
 * @param uid of this very object; a deleted and recreated model is another one
 */
public record ModelRef(String namespace, String name, String uid) {

    /** The reference to a model object. */
    public static ModelRef of(AIModel model) {
        return new ModelRef(
                model.getMetadata().getNamespace(),
                model.getMetadata().getName(),
                model.getMetadata().getUid());
    }

    /** The key that the framework knows the model by. */
    public ResourceID id() {
        return new ResourceID(name, namespace);
    }
}
