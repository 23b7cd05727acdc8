package io.aihub.sandbox.apiserver;

import java.util.Comparator;

/**
 * The name of an object within its kind.
 *
 * @param namespace empty for cluster-scoped objects
 */
record ObjectName(String namespace, String name) implements Comparable<ObjectName> {
    private static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::namespace).thenComparing(ObjectName::name);

    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }
}
