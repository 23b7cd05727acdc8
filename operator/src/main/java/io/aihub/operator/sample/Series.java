package io.aihub.operator.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One sample line of an exposition.
 *
 * @param name of the metric
 * @param labels by name
 * @param value as written
 */
record Series(String name, Map<String, String> labels, double value) {
    String label(String key) {
        return labels.getOrDefault(key, "");
    }

    /**
     * What makes it this series. The order of labels does not, nor how an edge is written, and an
     * empty label is one that is not there (Prometheus data model).
     */
    Identity identity() {
        Map<String, String> others = new HashMap<>(labels);
        others.values().removeIf(String::isEmpty);
        String le = others.remove("le");
        OptionalDouble edge = le == null ? OptionalDouble.empty() : SampleLine.number(le);
        if (le != null && edge.isEmpty()) {
            others.put("le", le);
        }
        // Adding 0.0 makes -0.0 and 0.0 the same edge, as they are the same double.
        return new Identity(
                name,
                others,
                edge.isPresent()
                        ? OptionalDouble.of(edge.getAsDouble() + 0.0)
                        : OptionalDouble.empty());
    }

    /**
     * What two lines may not have in common.
     *
     * @param name of the metric
     * @param labels without an {@code le} that is a number
     * @param edge the {@code le} that is a number
     */
    record Identity(String name, Map<String, String> labels, OptionalDouble edge) {}
}
