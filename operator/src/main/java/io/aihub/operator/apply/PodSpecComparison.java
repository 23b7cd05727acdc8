package io.aihub.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a pod template holds anything that the approved content did not ask for. An added
 * command, sidecar or volume would be unapproved content in an approved pod, so only defaults of
 * the API server may be there as well.
 */
final class PodSpecComparison {
    /**
     * What the API server writes where a field is absent (Kubernetes API reference, PodSpec v1).
     */
    private static final Map<String, Set<String>> DEFAULTS =
            Map.of(
                    "restartPolicy", Set.of("Always"),
                    "dnsPolicy", Set.of("ClusterFirst"),
                    "schedulerName", Set.of("default-scheduler"),
                    "terminationMessagePath", Set.of("/dev/termination-log"),
                    "terminationMessagePolicy", Set.of("File"),
                    "imagePullPolicy", Set.of("Always", "IfNotPresent"),
                    "protocol", Set.of("TCP"));

    private static final List<String> KEYS = List.of("name", "containerPort");

    boolean strays(JsonNode wanted, JsonNode actual) {
        if (actual.isObject()) {
            return actual.properties().stream()
                    .anyMatch(field -> strays(field, wanted.path(field.getKey())));
        }
        return actual.isArray() && arrayStrays(wanted, actual);
    }

    private boolean strays(Map.Entry<String, JsonNode> field, JsonNode wanted) {
        JsonNode actual = field.getValue();
        if (wanted.isMissingNode() || wanted.isNull()) {
            return !isNothing(actual) && !isDefault(field.getKey(), actual);
        }
        return strays(wanted, actual);
    }

    private boolean arrayStrays(JsonNode wanted, JsonNode actual) {
        if (actual.size() > wanted.size()) {
            return true;
        }
        for (int i = 0; i < actual.size(); i++) {
            JsonNode counterpart = counterpart(wanted, actual.get(i), i);
            if (counterpart.isMissingNode() || strays(counterpart, actual.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode counterpart(JsonNode wanted, JsonNode element, int index) {
        for (String key : KEYS) {
            if (element.has(key)) {
                for (JsonNode candidate : wanted) {
                    if (element.get(key).equals(candidate.get(key))) {
                        return candidate;
                    }
                }
                return wanted.path(-1);
            }
        }
        return wanted.path(index);
    }

    private static boolean isDefault(String field, JsonNode value) {
        return DEFAULTS.getOrDefault(field, Set.of()).contains(value.asText());
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && node.asText().isEmpty());
    }
}
