package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps the loop's own writes from enqueuing a model. The event of a write often comes before its
 * answer, so while a write is under way the events of its object are held back; once it is
 * answered, every held event but that of the write itself enqueues its models.
 */
final class OwnEventFilter {
    private final Map<Written, List<Heard>> underWay = new ConcurrentHashMap<>();
    private final Consumer<ResourceID> wake;

    /**
     * @param wake enqueues a model
     */
    OwnEventFilter(Consumer<ResourceID> wake) {
        this.wake = wake;
    }

    private record Written(Class<?> kind, String namespace, String name) {
        static Written of(HasMetadata object) {
            return new Written(
                    object.getClass(),
                    object.getMetadata().getNamespace(),
                    object.getMetadata().getName());
        }
    }

    private record Heard(String version, Set<ResourceID> models) {
        static <T extends HasMetadata> Heard of(T object, SecondaryToPrimaryMapper<T> models) {
            return new Heard(
                    object.getMetadata().getResourceVersion(), models.toPrimaryResourceIDs(object));
        }
    }

    /**
     * Whether an event is held back.
     *
     * @param models that it enqueues
     */
    <T extends HasMetadata> boolean holds(T object, SecondaryToPrimaryMapper<T> models) {
        return underWay.computeIfPresent(
                        Written.of(object),
                        (written, before) -> {
                            before.add(Heard.of(object, models));
                            return before;
                        })
                != null;
    }

    /**
     * Makes a write. Reconciles of one model never overlap, so an object has at most one write at a
     * time.
     *
     * @param keep is given the stored object before held events are let go
     */
    <T extends HasMetadata> T write(T object, Supplier<T> request, Consumer<T> keep) {
        Written written = Written.of(object);
        underWay.put(written, new ArrayList<>());
        String stored = null;
        try {
            T made = request.get();
            keep.accept(made);
            stored = made.getMetadata().getResourceVersion();
            return made;
        } finally {
            release(underWay.remove(written), stored);
        }
    }

    private void release(List<Heard> waiting, String stored) {
        waiting.stream()
                .filter(heard -> !heard.version().equals(stored))
                .flatMap(heard -> heard.models().stream())
                .distinct()
                .forEach(wake);
    }
}
