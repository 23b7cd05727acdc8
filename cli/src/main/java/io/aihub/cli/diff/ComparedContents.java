package io.aihub.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.aihub.cli.view.FieldPath;
import java.util.List;

/**
 * The two contents that a change lies between: what one field means can stand in its neighbour.
 *
 * @param before what serves
 * @param after what is asked for
 */
record ComparedContents(JsonNode before, JsonNode after) {
    private static final String SIGNALS = "monitoring.signals[";

    /** Whether the change belongs to a signal that is no longer watched. */
    boolean signalGone(String path) {
        return path.startsWith(SIGNALS) && in(after, signal(path)).isMissingNode();
    }

    /** Whether the change belongs to a signal that is new. */
    boolean signalNew(String path) {
        return path.startsWith(SIGNALS) && in(before, signal(path)).isMissingNode();
    }

    /** Whether the signal of this path breaks its limit from below. */
    boolean lowerIsWorse(String path) {
        return path.startsWith(SIGNALS)
                && in(after, signal(path)).path("direction").asText("").equals("LowerIsWorse");
    }

    private static String signal(String path) {
        return path.substring(0, path.indexOf(']') + 1);
    }

    private static JsonNode in(JsonNode root, String path) {
        List<JsonNode> found = FieldPath.of(path).find(root);
        return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
    }
}
