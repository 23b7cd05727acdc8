package io.aihub.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the desired object is already there: every field that we set has our value, whatever the
 * API server or others added. Lists whose elements have a name or a port are compared by that key.
 */
final class SubsetComparison {
    private static final List<String> KEYS = List.of("name", "containerPort", "port", "uid");
    private static final List<String> QUANTITIES = List.of("requests", "limits");

    boolean holds(JsonNode wanted, JsonNode actual) {
        return holds("", wanted, actual);
    }

    private boolean holds(String field, JsonNode wanted, JsonNode actual) {
        if (isNothing(wanted)) {
            return true;
        }
        if (actual == null || actual.isNull()) {
            // The API server does not show an empty text.
            return wanted.isTextual() && wanted.asText().isEmpty();
        }
        if (wanted.isObject()) {
            return actual.isObject() && object(field, wanted, actual);
        }
        if (wanted.isArray()) {
            return actual.isArray() && array(wanted, actual);
        }
        return wanted.asText().equals(actual.asText());
    }

    private boolean object(String field, JsonNode wanted, JsonNode actual) {
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            JsonNode there = actual.get(entry.getKey());
            boolean same =
                    QUANTITIES.contains(field)
                            ? sameQuantity(entry.getValue(), there)
                            : holds(entry.getKey(), entry.getValue(), there);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private boolean array(JsonNode wanted, JsonNode actual) {
        if (wanted.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            JsonNode element = wanted.get(i);
            JsonNode there =
                    keyOf(element).map(key -> find(actual, key, element)).orElse(actual.get(i));
            if (!holds("", element, there)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> keyOf(JsonNode element) {
        return KEYS.stream().filter(element::has).findFirst();
    }

    private static JsonNode find(JsonNode list, String key, JsonNode element) {
        for (JsonNode candidate : list) {
            if (Objects.equals(candidate.get(key), element.get(key))) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean sameQuantity(JsonNode wanted, JsonNode actual) {
        return actual != null
                && Quantity.getAmountInBytes(new Quantity(wanted.asText()))
                                .compareTo(Quantity.getAmountInBytes(new Quantity(actual.asText())))
                        == 0;
    }

    /**
     * An empty object is not the same as an absent one: {@code emptyDir: {}} is a volume of its
     * kind.
     */
    private static boolean isNothing(JsonNode node) {
        return node == null || node.isNull() || (node.isArray() && node.isEmpty());
    }
}
