package io.aihub.operator.observe;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whether a change of an object wakes its model. Controllers write the status of a workload many
 * times on its way up; most of it is read by nobody here.
 *
 * @param counts whether anything is read of an object as it is
 * @param look what is read of it, equal when nothing of that changed
 */
record WakeGate<T>(Predicate<T> counts, Function<T, Object> look) {

    static <T> WakeGate<T> always() {
        return new WakeGate<>(any -> true, object -> object);
    }

    /** For what is only looked up when something else wakes the model. */
    static <T> WakeGate<T> never() {
        return new WakeGate<>(none -> false, object -> object);
    }

    boolean added(T object) {
        return counts.test(object);
    }

    boolean updated(T now, T before) {
        return (counts.test(now) || counts.test(before))
                && !look.apply(now).equals(look.apply(before));
    }

    /** Also what was missed while nobody watched. */
    boolean deleted(T last, boolean unsure) {
        return counts.test(last);
    }
}
