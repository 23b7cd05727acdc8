package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whether a change of an object wakes its model. Controllers write the status of a workload many
 * times on its way up; most of it is read by nobody here.
 *
 * @param counts whether anything is read of an object as it is
 * @param look what is read of it, equal when nothing of that changed
 * @param told whether another object is going to tell that it came to count
 */
record WakeGate<T extends HasMetadata>(
        Predicate<T> counts, Function<T, Object> look, Predicate<T> told) {

    WakeGate(Predicate<T> counts, Function<T, Object> look) {
        this(counts, look, none -> false);
    }

    /** For any change at all. */
    static <T extends HasMetadata> WakeGate<T> always() {
        return new WakeGate<>(any -> true, object -> object.getMetadata().getResourceVersion());
    }

    boolean added(T object) {
        return comes(object);
    }

    boolean updated(T now, T before) {
        return (counts.test(before) || comes(now)) && !look.apply(now).equals(look.apply(before));
    }

    /** Also what was missed while nobody watched. */
    boolean deleted(T last, boolean unsure) {
        return counts.test(last);
    }

    private boolean comes(T object) {
        return counts.test(object) && !told.test(object);
    }
}
