package io.aihub.operator.record;

import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.RoleCount;
import io.aihub.api.v1alpha1.revision.BaselineSignal;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.api.v1alpha1.status.Stop;
import java.util.Optional;

/** What tells the elements of a list apart, where the API server refuses two of the same. */
final class ListKey {
    private ListKey() {}

    /** The key of an element; absent where equal elements may stand in the list. */
    static Optional<String> of(Object element) {
        if (element instanceof Stop stop) {
            return Optional.of(stop.uid());
        }
        if (element instanceof SignalStatus signal) {
            return Optional.of(signal.name());
        }
        if (element instanceof Condition condition) {
            return Optional.of(condition.type());
        }
        if (element instanceof RoleCount role) {
            return Optional.of(role.role());
        }
        return element instanceof BaselineSignal signal
                ? Optional.of(signal.name())
                : Optional.empty();
    }
}
