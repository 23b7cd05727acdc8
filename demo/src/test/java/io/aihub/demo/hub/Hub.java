package io.aihub.demo.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.demo.stage.EmbeddedStage;
import io.aihub.demo.stage.StageSettings;
import io.aihub.demo.story.Pace;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** An embedded cluster with the operator in it, and words to fill it with models. */
final class Hub implements AutoCloseable {
    static final String NAMESPACE = "radiology";
    private static final String API = "aihub.io/v1alpha1";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedStage stage;
    private final Pace pace = new Pace();
    private int decisions;

    private Hub(EmbeddedStage stage) {
        this.stage = stage;
    }

    static Hub start() throws IOException {
        Path folder = Files.createTempDirectory("aihub-hub-");
        Hub hub =
                new Hub(
                        EmbeddedStage.start(
                                new StageSettings(root(), folder, 1, Clock.systemUTC()),
                                new Pace()));
        hub.client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
        return hub;
    }

    private static Path root() {
        return Path.of(System.getProperty("aihub.root", "..")).toAbsolutePath().normalize();
    }

    EmbeddedStage stage() {
        return stage;
    }

    KubernetesClient client() {
        return stage.client();
    }

    /** The demo's policy, a quick metric source, and the profile of the sample model. */
    void prepare() throws IOException {
        apply(example("policy/governance-policy-demo.yaml"));
        ObjectNode source = example("policy/metric-source-podscrape.yaml");
        spec(source).put("interval", "250ms");
        apply(source);
        ObjectNode profile = example("pe-triage-ct/referenceprofile.yaml");
        Map<String, String> words = stage.words();
        spec(profile).set("features", JSON.readTree(words.get("profile.features")));
        spec(profile).set("outputs", JSON.readTree(words.get("profile.outputs")));
        apply(profile);
    }

    /** The triage model under another name, with the sample image and windows of one second. */
    ObjectNode triage(String name) throws IOException {
        ObjectNode model = example("pe-triage-ct/aimodel.yaml");
        ((ObjectNode) model.get("metadata")).put("name", name);
        ObjectNode spec = spec(model);
        ObjectNode serving = (ObjectNode) spec.get("serving");
        serving.put("image", stage.words().get("image.v1")).put("replicas", 1);
        serving.putArray("env")
                .add(JSON.createObjectNode().put("name", "MODEL_NAME").put("value", name));
        ((ObjectNode) serving.get("readiness")).put("initialDelay", "0s");
        ObjectNode monitoring = (ObjectNode) spec.get("monitoring");
        monitoring.put("noDataFor", "5s");
        monitoring.get("signals").forEach(signal -> ((ObjectNode) signal).put("window", "1s"));
        ((ObjectNode) spec.get("rollout")).put("stableAfter", "3s");
        return model;
    }

    ObjectNode example(String file) throws IOException {
        return (ObjectNode) YAML.readTree(root().resolve("examples").resolve(file).toFile());
    }

    static ObjectNode spec(ObjectNode object) {
        return (ObjectNode) object.get("spec");
    }

    void apply(ObjectNode object) {
        GenericKubernetesResource resource = resource(object);
        boolean cluster = List.of("GovernancePolicy", "MetricSource").contains(resource.getKind());
        if (!cluster) {
            resource.getMetadata().setNamespace(NAMESPACE);
        }
        client().resource(resource).fieldManager("test").forceConflicts().serverSideApply();
    }

    private static GenericKubernetesResource resource(ObjectNode object) {
        try {
            return JSON.treeToValue(object, GenericKubernetesResource.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Both roles of the demo's quorum approve the content asked for. */
    void approve(String model) {
        decide(model, "Approve", "clinical-safety", "sara", more -> {});
        decide(model, "Approve", "information-security", "ivar", more -> {});
    }

    void decide(String model, String decision, String role, String by, Consumer<ObjectNode> more) {
        await(model + " has a digest", () -> status(model).has("contentDigest"));
        ObjectNode object = JSON.createObjectNode();
        object.put("apiVersion", API).put("kind", "ModelDecision");
        object.putObject("metadata").put("name", model + "-" + decisions++);
        ObjectNode spec = object.putObject("spec");
        spec.put("model", model)
                .put("contentDigest", status(model).path("contentDigest").asText())
                .put("riskClass", "High")
                .put("decision", decision)
                .put("role", role)
                .put("reason", "A reason of more than twenty characters.");
        spec.putObject("approver").put("username", by);
        more.accept(spec);
        apply(object);
    }

    JsonNode model(String name) {
        GenericKubernetesResource found =
                client().genericKubernetesResources(API, "AIModel")
                        .inNamespace(NAMESPACE)
                        .withName(name)
                        .get();
        return found == null ? JSON.createObjectNode() : JSON.valueToTree(found);
    }

    JsonNode status(String name) {
        return model(name).path("status");
    }

    /** Whether the snapshot of the model remembers that it served. */
    boolean firstServed(String model) {
        return client()
                .genericKubernetesResources(API, "ModelRevision")
                .inNamespace(NAMESPACE)
                .list()
                .getItems()
                .stream()
                .map(revision -> JSON.<JsonNode>valueToTree(revision))
                .filter(revision -> revision.at("/spec/model").asText().equals(model))
                .anyMatch(revision -> revision.path("status").has("firstServed"));
    }

    JsonNode condition(String model, String type) {
        for (JsonNode condition : status(model).path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return JSON.createObjectNode();
    }

    void await(String what, BooleanSupplier condition) {
        await(what, Duration.ofSeconds(60), condition);
    }

    void await(String what, Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || !pace.rest(Duration.ofMillis(100))) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
