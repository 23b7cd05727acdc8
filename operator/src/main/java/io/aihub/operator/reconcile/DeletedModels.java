package io.aihub.operator.reconcile;

import io.aihub.operator.kubernetes.ModelRef;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds models that were deleted. There is no finalizer (a dead operator must not hang a
 * namespace), so a sweep makes memory and metrics forget models that are no longer there.
 */
final class DeletedModels {
    private final Map<ResourceID, ModelRef> known = new ConcurrentHashMap<>();
    private final Predicate<ResourceID> exists;
    private final List<Consumer<ModelRef>> memories;
    private final Runnable histories;

    /**
     * @param exists whether there is such a model
     * @param memories each forgets a model
     * @param histories ends what is stored about models that are gone
     */
    DeletedModels(
            Predicate<ResourceID> exists, List<Consumer<ModelRef>> memories, Runnable histories) {
        this.exists = exists;
        this.memories = List.copyOf(memories);
        this.histories = histories;
    }

    /** Notes a model that is reconciled; one of the same name and another uid is gone. */
    void seen(ModelRef here) {
        ModelRef before = known.put(here.id(), here);
        if (before != null && !before.uid().equals(here.uid())) {
            forget(before);
        }
    }

    /** Forgets the models that are gone. */
    void sweep() {
        known.forEach(
                (id, model) -> {
                    if (!exists.test(id) && known.remove(id, model)) {
                        forget(model);
                    }
                });
        histories.run();
    }

    private void forget(ModelRef gone) {
        memories.forEach(memory -> memory.accept(gone));
    }
}
