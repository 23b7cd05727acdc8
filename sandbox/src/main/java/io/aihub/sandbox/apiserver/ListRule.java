package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;

/** How two appliers share a list. */
sealed interface ListRule {
    /** One value: whoever sets it sets all of it. */
    record Atomic() implements ListRule {}

    /** A set of values; every value has its own owners. */
    record SetOfValues() implements ListRule {}

    /**
     * Items told apart by keys.
     *
     * @param keys field names, in the schema's order
     * @param defaults the value of a key that an item leaves out
     */
    record Keyed(List<String> keys, Map<String, String> defaults) implements ListRule {
        /** True when every key of the item has a value. */
        boolean identifies(JsonNode item) {
            return item.isObject()
                    && keys.stream().allMatch(key -> item.has(key) || defaults.containsKey(key));
        }

        /** The value of this key in the item. */
        JsonNode value(JsonNode item, String key) {
            return item.has(key) ? item.get(key) : TextNode.valueOf(defaults.get(key));
        }
    }

    static ListRule keyed(String... keys) {
        return new Keyed(List.of(keys), Map.of());
    }
}
