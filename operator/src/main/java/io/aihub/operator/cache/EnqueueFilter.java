package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whether a change of an object enqueues its model. Controllers write a workload's status many
 * times while it starts, and most of that is read by nothing here.
 *
 * @param counts whether an object in this state is read at all
 * @param look what is read of it; equal values mean that nothing relevant changed
 * @param told whether another object's event will report this one's arrival
 */
record EnqueueFilter<T extends HasMetadata>(
        Predicate<T> counts, Function<T, Object> look, Predicate<T> told) {

    EnqueueFilter(Predicate<T> counts, Function<T, Object> look) {
        this(counts, look, none -> false);
    }

    /** For any change at all. */
    static <T extends HasMetadata> EnqueueFilter<T> always() {
        return new EnqueueFilter<>(
                any -> true, object -> object.getMetadata().getResourceVersion());
    }

    boolean added(T object) {
        return comes(object);
    }

    boolean updated(T now, T before) {
        return (counts.test(before) || comes(now)) && !look.apply(now).equals(look.apply(before));
    }

    /** Also an object whose deletion was missed while the watch was down. */
    boolean deleted(T last, boolean unsure) {
        return counts.test(last);
    }

    private boolean comes(T object) {
        return counts.test(object) && !told.test(object);
    }
}
