package io.aihub.operator;

import io.aihub.operator.kubernetes.OwnWrites;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes as they are made, each told when it was stored. */
public record ToldWrites(List<HasMetadata> told) implements OwnWrites {
    @Override
    public <T extends HasMetadata> T make(T object, Optional<T> before, Supplier<T> request) {
        T made = request.get();
        told.add(made);
        return made;
    }
}
