package io.aihub.e2e.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.model.ReferenceCounts;
import io.aihub.sandbox.model.ReferenceCounts.Binned;
import java.math.BigDecimal;

/** A model whose signals are assessed every three seconds, and what they are compared with. */
record MonitoredModel(FaultNamespace ward) {
    /** Cluster-scoped, so with a name of its own. */
    static final String SOURCE = "faults-pods";

    private static final String PROFILE = "faults-profile";
    private static final ObjectMapper JSON = new ObjectMapper();

    ObjectNode model(String name) {
        ObjectNode model = ward.model(name, "1.0.0");
        ObjectNode spec = (ObjectNode) model.get("spec");
        ObjectNode monitoring =
                (ObjectNode) ward.example("pe-triage-ct/aimodel.yaml", name).at("/spec/monitoring");
        monitoring.put("sourceRef", SOURCE).put("noDataFor", "20s");
        monitoring.withObjectProperty("referenceProfile").put("name", PROFILE);
        monitoring.get("signals").forEach(signal -> ((ObjectNode) signal).put("window", "3s"));
        spec.set("monitoring", monitoring);
        ((ObjectNode) spec.get("serving"))
                .withObjectProperty("metrics")
                .put("port", spec.at("/serving/port").asInt())
                .put("path", "/metrics");
        return model;
    }

    ObjectNode source() {
        ObjectNode source = object("MetricSource", SOURCE);
        source.withObjectProperty("spec")
                .put("type", "PodScrape")
                .put("interval", "250ms")
                .put("timeout", "2s")
                .put("maxBytes", 1_048_576)
                .putArray("allowedNamespaces")
                .add("*");
        return source;
    }

    ObjectNode profile() {
        ObjectNode profile = object("ReferenceProfile", PROFILE);
        profile.withObjectProperty("metadata").put("namespace", ward.namespace());
        ObjectNode spec = profile.withObjectProperty("spec").put("model", AnsweringNode.MODEL);
        spec.withObjectProperty("source").put("dataset", "normal-patients");
        ArrayNode features = spec.putArray("features");
        ArrayNode outputs = spec.putArray("outputs");
        ReferenceCounts.standard()
                .features()
                .forEach(
                        (name, binned) ->
                                (name.equals(ReferenceCounts.OUTPUT) ? outputs : features)
                                        .add(entry(name, binned)));
        return profile;
    }

    private static ObjectNode entry(String name, Binned binned) {
        ObjectNode entry = JSON.createObjectNode();
        entry.put("name", name).put("kind", "Numeric").put("missing", 0);
        ArrayNode edges = entry.putArray("edges");
        binned.edges().forEach(edge -> edges.add(BigDecimal.valueOf(edge).toPlainString()));
        ArrayNode counts = entry.putArray("counts");
        binned.counts().forEach(counts::add);
        return entry;
    }

    private static ObjectNode object(String kind, String name) {
        ObjectNode object = JSON.createObjectNode();
        object.put("apiVersion", FaultNamespace.API).put("kind", kind);
        object.putObject("metadata").put("name", name);
        return object;
    }
}
