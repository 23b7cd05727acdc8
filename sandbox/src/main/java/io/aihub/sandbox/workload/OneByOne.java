package io.aihub.sandbox.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.function.Consumer;

/** Handles objects so that one which cannot be handled costs the others nothing. */
final class OneByOne {
    private static final System.Logger LOG = System.getLogger(OneByOne.class.getName());

    private OneByOne() {}

    static <T extends HasMetadata> void each(List<T> objects, Consumer<T> work) {
        for (T object : objects) {
            try {
                work.accept(object);
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "cannot handle {0} {1}/{2}: {3}",
                        object.getKind(),
                        object.getMetadata().getNamespace(),
                        object.getMetadata().getName(),
                        e.toString());
            }
        }
    }
}
