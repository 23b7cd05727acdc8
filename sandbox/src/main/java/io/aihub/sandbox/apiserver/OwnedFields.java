package io.aihub.sandbox.apiserver;

import java.util.Set;
import java.util.TreeSet;

/**
 * What one manager owns of one object.
 *
 * @param operation how it came to own it: one manager can hold both kinds
 * @param subresource empty for the object itself
 * @param paths as {@link FieldSet} writes them
 */
record OwnedFields(String manager, Operation operation, String subresource, Set<String> paths) {
    /** How fields are written. */
    enum Operation {
        Apply,
        Update
    }

    boolean isOf(OwnedFields other) {
        return manager.equals(other.manager)
                && operation == other.operation
                && subresource.equals(other.subresource);
    }

    OwnedFields without(Set<String> lost) {
        Set<String> left = new TreeSet<>(paths);
        left.removeAll(lost);
        return new OwnedFields(manager, operation, subresource, left);
    }

    OwnedFields with(Set<String> more) {
        Set<String> all = new TreeSet<>(paths);
        all.addAll(more);
        return new OwnedFields(manager, operation, subresource, all);
    }
}
