package io.aihub.operator.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.api.v1alpha1.AIModel;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A manifest of the model {@code m}: the example with a complete register, changed by path. */
final class Wish {
    static final String NAMESPACE = "clinic";
    static final String MODEL = "m";
    static final String PROFILE = "m-2026";

    private static final Path ROOT = Path.of(System.getProperty("aihub.root", ".."));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode tree;

    private Wish(ObjectNode tree) {
        this.tree = tree;
    }

    /** Version {@code number.0} with pods of its own, short terms and two signals. */
    static Wish version(int number) {
        Wish wish =
                new Wish(example())
                        .set("metadata.name", MODEL)
                        .set("metadata.namespace", NAMESPACE)
                        .set("spec.version", number + ".0")
                        .set(
                                "spec.serving.image",
                                "registry.example.org/m@sha256:" + digest(number))
                        .set("spec.monitoring.referenceProfile.name", PROFILE)
                        .set("spec.monitoring.noDataFor", "10m")
                        .set("spec.rollout.stableAfter", "5m")
                        .set("spec.rollout.progressDeadline", "10m")
                        .set("spec.rollback.cooldown", "24h");
        wish.at("spec").remove("placement");
        return wish.signals(
                signal("age", "InputDrift", "Alert"), signal("score", "OutputDrift", "Rollback"));
    }

    /** A signal that breaches after two of three windows of a minute. */
    static ObjectNode signal(String name, String kind, String action) {
        ObjectNode signal = JSON.createObjectNode();
        signal.put("name", name).put("kind", kind).put("feature", name);
        signal.put("statistic", "PSI").put("reference", "Frozen");
        signal.putObject("threshold").put("breach", "0.2").put("alpha", "0.001");
        signal.put("window", "1m").put("minSamples", 100).put("clearWindows", 3);
        signal.putObject("breachWindows").put("count", 2).put("of", 3);
        signal.put("action", action);
        if (action.equals("Rollback")) {
            signal.put("attribution", "VersionBoundary");
        }
        return signal;
    }

    /** Other terms for the same pods. */
    Wish set(String path, String value) {
        int last = path.lastIndexOf('.');
        at(path.substring(0, last)).put(path.substring(last + 1), value);
        return this;
    }

    Wish set(String path, int value) {
        int last = path.lastIndexOf('.');
        at(path.substring(0, last)).put(path.substring(last + 1), value);
        return this;
    }

    Wish list(String path, String... values) {
        int last = path.lastIndexOf('.');
        ArrayNode all = at(path.substring(0, last)).putArray(path.substring(last + 1));
        for (String value : values) {
            all.add(value);
        }
        return this;
    }

    Wish without(String path) {
        int last = path.lastIndexOf('.');
        at(path.substring(0, last)).remove(path.substring(last + 1));
        return this;
    }

    Wish signals(ObjectNode... signals) {
        ArrayNode all = at("spec.monitoring").putArray("signals");
        for (ObjectNode signal : signals) {
            all.add(signal);
        }
        return this;
    }

    Wish copy() {
        return new Wish(tree.deepCopy());
    }

    AIModel model() {
        return Serialization.unmarshal(tree.toString(), AIModel.class);
    }

    private ObjectNode at(String path) {
        JsonNode node = tree;
        for (String field : path.split("\\.")) {
            node = node instanceof ObjectNode object ? object.withObjectProperty(field) : null;
        }
        return (ObjectNode) node;
    }

    private static String digest(int number) {
        return "d".repeat(60) + String.format("%04d", number);
    }

    private static ObjectNode example() {
        try {
            return (ObjectNode)
                    new ObjectMapper(new YAMLFactory())
                            .readTree(ROOT.resolve("examples/pe-triage-ct/aimodel.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
