package io.aihub.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the loop's writes visible to the next reconcile, and keeps them from enqueuing one. */
public interface OwnWrites {
    /**
     * Makes a write, and answers with what the server stored.
     *
     * @param object that is written; its kind, namespace and name count
     * @param before as it was looked at; absent when it is to be created
     * @param request that writes; what it throws is thrown
     */
    <T extends HasMetadata> T make(T object, Optional<T> before, Supplier<T> request);
}
