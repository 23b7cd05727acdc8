package io.aihub.operator.sample;

import java.util.Map;

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
}
