package io.aihub.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** A namespace with models in it, a policy for them, and the person who decides. */
public final class FaultNamespace implements AutoCloseable {
    /** Who decides everything here; may not change a model. */
    static final String PERSON = "olle@region-exempel.example";

    /** An annotation of nobody's, to make events with. */
    static final String TURN = "example.org/turn";

    static final String API = "aihub.io/v1alpha1";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ControlPlane cluster;
    private final String namespace;
    private final int port;
    private final KubernetesClient person;
    private int decisions;

    private FaultNamespace(ControlPlane cluster, String namespace, int port) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.port = port;
        this.person = cluster.clientAs(PERSON);
    }

    /**
     * @param port of the model servers
     */
    static FaultNamespace open(ControlPlane cluster, String namespace, int port) {
        return open(cluster, namespace, port, "NotRequired");
    }

    /** One where decisions count only while the admission policies are in force. */
    public static FaultNamespace openGuarded(ControlPlane cluster, String namespace, int port) {
        return open(cluster, namespace, port, "Required");
    }

    private static FaultNamespace open(
            ControlPlane cluster, String namespace, int port, String admission) {
        FaultNamespace ward = new FaultNamespace(cluster, namespace, port);
        cluster.kubectlWith(ward.manifest(admission), "apply", "-f", "-").orFail();
        return ward;
    }

    private String manifest(String admission) {
        return """
               apiVersion: v1
               kind: Namespace
               metadata: {name: %1$s, labels: {ward: %1$s}}
               ---
               apiVersion: aihub.io/v1alpha1
               kind: GovernancePolicy
               metadata: {name: %1$s}
               spec:
                 selector: {namespaceLabels: {ward: %1$s}}
                 admission: %3$s
                 quorum:
                 - {riskClass: Minimal, roles: [{role: system-owner, count: 1}]}
                 - {riskClass: Limited, roles: [{role: system-owner, count: 2}]}
                 renewalWindow: 720h
                 breakGlass: {maxDuration: 72h, ratifyWithin: 72h}
               ---
               apiVersion: rbac.authorization.k8s.io/v1
               kind: Role
               metadata: {name: person, namespace: %1$s}
               rules:
               - {apiGroups: [aihub.io], resources: [modeldecisions], verbs: [create]}
               - {apiGroups: [aihub.io], resources: [aimodels], verbs: [suspend, rollback, break-glass]}
               - {apiGroups: [aihub.io], resources: [aimodels/minimal, aimodels/limited], verbs: [approve, resume]}
               - {apiGroups: [aihub.io], resources: [modeldecisions/system-owner], verbs: [sign]}
               ---
               apiVersion: rbac.authorization.k8s.io/v1
               kind: RoleBinding
               metadata: {name: person, namespace: %1$s}
               roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: person}
               subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: "%2$s"}]
               """
                .formatted(namespace, PERSON, admission);
    }

    public String namespace() {
        return namespace;
    }

    /** An example's manifest, under another name, with these servers. */
    ObjectNode example(String file, String name) {
        ObjectNode model = entry(file, name);
        ((ObjectNode) model.at("/spec/serving")).put("port", port);
        return model;
    }

    /** An example's manifest, under another name. */
    public ObjectNode entry(String file, String name) {
        try {
            ObjectNode model =
                    (ObjectNode)
                            YAML.readTree(
                                    cluster.home().resolve("examples").resolve(file).toFile());
            model.withObjectProperty("metadata").put("name", name).put("namespace", namespace);
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The smallest model; each version has an image of its own. */
    ObjectNode model(String name, String version) {
        ObjectNode model = example("public-transport-demand/aimodel.yaml", name);
        ObjectNode spec = (ObjectNode) model.get("spec");
        spec.put("version", version);
        ((ObjectNode) spec.get("serving"))
                .put("image", "registry.example.org/transport/demand@sha256:" + sha256(version));
        spec.withObjectProperty("rollout").put("stableAfter", "1s").put("progressDeadline", "30m");
        return model;
    }

    /** Applies the smallest model, changed. */
    void apply(String name, String version, Consumer<ObjectNode> change) {
        ObjectNode model = model(name, version);
        change.accept(model);
        apply(model);
    }

    void apply(String name, String version) {
        apply(name, version, model -> {});
    }

    public void apply(ObjectNode object) {
        GenericKubernetesResource resource =
                JSON.convertValue(object, GenericKubernetesResource.class);
        cluster.client()
                .resource(resource)
                .fieldManager("platform")
                .forceConflicts()
                .serverSideApply();
    }

    /** Applies and approves a version, and waits until it serves. */
    void serve(String name, String version) {
        apply(name, version);
        approve(name);
        awaitServes(name, version);
    }

    public void awaitServes(String name, String version) {
        Until.SOON.holds(
                () -> name + " serves " + version + ": " + stand(name),
                () -> serves(name, version));
    }

    private String stand(String name) {
        return status(name)
                + cluster.kubectl("get", "deploy,pods,nodes", "-o", "wide", "-n", namespace).out();
    }

    /** Waits until it has served long enough, and nothing about that is left to be written. */
    public void awaitStable(String name) {
        Until.SOON.holds(
                () -> name + " is stable: " + stand(name),
                () -> is(name, "Stable") && remembersStable(name));
    }

    private boolean remembersStable(String name) {
        return get(API, "ModelRevision", status(name).at("/serving/revision").asText())
                .at("/status")
                .has("stableSince");
    }

    private boolean serves(String name, String version) {
        JsonNode serving = status(name).path("serving");
        return serving.path("state").asText().equals("Serving")
                && serving.path("version").asText().equals(version);
    }

    public void approve(String model) {
        decide(model, "Approve", spec -> {});
    }

    /** Approves this content. */
    void approve(String model, String digest) {
        create(model, "Approve", digest, spec -> {});
    }

    /** Lifts all stops. */
    void resume(String model) {
        decide(
                model,
                "Resume",
                spec -> {
                    ArrayNode lifts = spec.putArray("lifts");
                    status(model).path("stops").forEach(stop -> lifts.add(stop.path("uid")));
                });
    }

    /** Decides on the content that is asked for now. */
    void decide(String model, String decision, Consumer<ObjectNode> more) {
        Until.SOON.holds(model + " was looked at", () -> isCurrent(model));
        create(model, decision, status(model).path("contentDigest").asText(), more);
    }

    /** Decides on this content, whatever status says. */
    void create(String model, String decision, String digest, Consumer<ObjectNode> more) {
        ObjectNode object = JSON.createObjectNode();
        object.put("apiVersion", API).put("kind", "ModelDecision");
        object.putObject("metadata")
                .put("name", model + "-" + decisions++)
                .put("namespace", namespace);
        ObjectNode spec = object.putObject("spec");
        spec.put("model", model)
                .put("contentDigest", digest)
                .put("riskClass", "Minimal")
                .put("decision", decision)
                .put("role", "system-owner")
                .put("reason", "A reason of more than twenty characters.");
        spec.putObject("approver").put("username", PERSON);
        more.accept(spec);
        person.resource(JSON.convertValue(object, GenericKubernetesResource.class)).create();
    }

    /** Whether the content that is asked for now was looked at. */
    boolean isCurrent(String model) {
        JsonNode found = get(API, "AIModel", model);
        return found.at("/status/observedGeneration").asLong(-1)
                == found.at("/metadata/generation").asLong();
    }

    public JsonNode status(String model) {
        return get(API, "AIModel", model).path("status");
    }

    /** The state of what serves. */
    public String serving(String model) {
        return status(model).at("/serving/state").asText();
    }

    /** Whether a condition is true. */
    boolean is(String model, String type) {
        return condition(model, type).path("status").asText().equals("True");
    }

    public String approval(String model) {
        return status(model).at("/approval/state").asText();
    }

    /** Name of the Deployment of what serves. */
    public String deployment(String model) {
        String digest = status(model).at("/serving/servingDigest").asText();
        return model + "-" + digest.substring("sha256:".length()).substring(0, 10);
    }

    public JsonNode condition(String model, String type) {
        for (JsonNode condition : status(model).path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return JSON.createObjectNode();
    }

    /** Makes passes happen that have nothing to do: by the model and by what serves for it. */
    void disturb(String model, OperatorActivity observed) {
        for (int i = 0; i < 2; i++) {
            long before = observed.passes();
            turn(API, "AIModel", model);
            turn("apps/v1", "Deployment", deployment(model));
            Until.SOON.holds("a pass", () -> observed.passes() > before);
        }
    }

    private void turn(String apiVersion, String kind, String name) {
        cluster.client()
                .genericKubernetesResources(apiVersion, kind)
                .inNamespace(namespace)
                .withName(name)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\""
                                + TURN
                                + "\":\""
                                + System.nanoTime()
                                + "\"}}}");
    }

    /** One object; empty when there is none. */
    JsonNode get(String apiVersion, String kind, String name) {
        GenericKubernetesResource found =
                cluster.client()
                        .genericKubernetesResources(apiVersion, kind)
                        .inNamespace(namespace)
                        .withName(name)
                        .get();
        return found == null ? JSON.createObjectNode() : JSON.valueToTree(found);
    }

    /** All of a kind, by name. */
    public List<JsonNode> all(String apiVersion, String kind) {
        return cluster
                .client()
                .genericKubernetesResources(apiVersion, kind)
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream()
                .map(object -> JSON.<JsonNode>valueToTree(object))
                .sorted((a, b) -> name(a).compareTo(name(b)))
                .toList();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Nobody decides here any more; what is in it stays. */
    void leave() {
        person.close();
    }

    /** Deletes all of it, and returns once it is gone. */
    @Override
    public void close() {
        cluster.kubectl("delete", "governancepolicy", namespace, "--ignore-not-found").orFail();
        cluster.kubectl("delete", "namespace", namespace, "--ignore-not-found", "--timeout=60s")
                .orFail();
        person.close();
    }
}
