package io.aihub.demo.stage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.model.ReferenceCounts;
import io.aihub.sandbox.model.ReferenceCounts.Binned;
import java.math.BigDecimal;
import java.util.Map;

/** The sample model's reference as the lists of a ReferenceProfile, in JSON. */
final class ProfileWords {
    private ProfileWords() {}

    /** The words {@code profile.features} and {@code profile.outputs}. */
    static Map<String, String> of(ReferenceCounts reference) {
        ArrayNode features = JsonNodeFactory.instance.arrayNode();
        ArrayNode outputs = JsonNodeFactory.instance.arrayNode();
        reference
                .features()
                .forEach(
                        (name, binned) ->
                                (name.equals(ReferenceCounts.OUTPUT) ? outputs : features)
                                        .add(entry(name, binned)));
        return Map.of(
                "profile.features", features.toString(), "profile.outputs", outputs.toString());
    }

    private static ObjectNode entry(String name, Binned binned) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("name", name).put("kind", "Numeric").put("missing", 0);
        ArrayNode edges = entry.putArray("edges");
        binned.edges().forEach(edge -> edges.add(BigDecimal.valueOf(edge).toPlainString()));
        ArrayNode counts = entry.putArray("counts");
        binned.counts().forEach(counts::add);
        return entry;
    }
}
