package io.aihub.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;
import java.util.function.Supplier;

/** Follows what the loop writes: the next pass sees it, and is not woken by it. */
public interface OwnWrites {
    /**
     * Makes a write, and answers with what the server stored.
     *
     * @param object that is written, by kind, namespace and name
     * @param before as it was looked at; absent when it is to be created
     * @param request that writes; what it throws is thrown
     */
    <T extends HasMetadata> T make(T object, Optional<T> before, Supplier<T> request);
}
