package io.aihub.e2e.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.e2e.access.Decision.Matter;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One model in the ward, and what people do to it under their own names. */
final class AccessModel {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final ControlPlane cluster;
    private final ImpersonatedRequests wicket;
    private final String name;
    private final Kind kind;
    private int decisions;

    /** Which model it is. */
    enum Kind {
        /** Clinical, of high risk: two people approve it. */
        Triage("pe-triage-ct", "High"),

        /** Without signals, so that it becomes stable by running. */
        Demand("public-transport-demand", "Limited");

        private final String folder;
        private final String riskClass;

        Kind(String folder, String riskClass) {
            this.folder = folder;
            this.riskClass = riskClass;
        }
    }

    AccessModel(ControlPlane cluster, AccessNamespace ward, String name, Kind kind) {
        this.cluster = cluster;
        this.wicket = ward.wicket();
        this.name = name;
        this.kind = kind;
    }

    /** The editor asks for a version, which has an image of its own. */
    void ask(String version) {
        ObjectNode model = example("aimodel.yaml");
        ObjectNode spec = (ObjectNode) model.get("spec");
        spec.put("version", version);
        ((ObjectNode) spec.get("risk")).put("class", kind.riskClass);
        if (kind == Kind.Triage) {
            ((ObjectNode) spec.get("monitoring")).put("sourceRef", AccessNamespace.NAMESPACE);
            ((ObjectNode) spec.at("/monitoring/referenceProfile")).put("name", name);
        }
        spec.withObjectProperty("rollout").put("stableAfter", "1s");
        spec.withObjectProperty("rollback").put("keepPreviousFor", "1s");
        ((ObjectNode) spec.get("serving"))
                .put("replicas", 1)
                .put(
                        "image",
                        "registry.example.org/model@sha256:"
                                + Integer.toHexString(version.hashCode() & 0xf).repeat(64));
        as(
                Caller.Editor,
                new RawRequest(
                        "PATCH",
                        path() + "?fieldManager=editor&force=true",
                        "application/apply-patch+yaml",
                        model.toString()));
        await(
                "the content of " + version + " is known",
                model1 ->
                        model1.at("/status/observedGeneration").asLong(-1)
                                == model1.at("/metadata/generation").asLong());
    }

    /** The editor says what no drift means. */
    void profile() {
        ObjectNode profile = example("referenceprofile.yaml");
        ((ObjectNode) profile.get("spec")).put("model", name);
        String path = TargetObject.of("referenceprofiles").collection();
        as(Caller.Editor, new RawRequest("POST", path, "application/json", profile.toString()));
    }

    private ObjectNode example(String file) {
        try {
            ObjectNode object =
                    (ObjectNode)
                            YAML.readTree(
                                    cluster.home()
                                            .resolve("examples/" + kind.folder + "/" + file)
                                            .toFile());
            object.putObject("metadata")
                    .put("name", name)
                    .put("namespace", AccessNamespace.NAMESPACE);
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The quorum of the ward's policy approves what is asked for. */
    void approve() {
        if (kind == Kind.Demand) {
            decide(Caller.Limited, "Approve", "clinical-safety");
            return;
        }
        decide(Caller.Safety, "Approve", "clinical-safety");
        decide(Caller.Security, "Approve", "information-security");
    }

    void decide(Caller caller, String decision, String role) {
        JsonNode status = status();
        List<String> stops = new ArrayList<>();
        status.path("stops").forEach(stop -> stops.add(stop.path("decision").asText()));
        Matter matter = new Matter(name, status.path("contentDigest").asText(), stops);
        as(
                caller,
                Decision.of(caller, decision)
                        .in(kind.riskClass)
                        .as(role)
                        .about(matter)
                        .wire(name + "-" + decisions++));
    }

    /** The editor takes it away. */
    void end() {
        as(Caller.Editor, new RawRequest("DELETE", path(), "application/json", ""));
    }

    private void as(Caller caller, RawRequest wire) {
        AccessAnswer answer = wicket.ask(caller, wire);
        if (answer.code() >= 300) {
            throw new IllegalStateException(caller + " " + wire.path() + ": " + answer);
        }
    }

    void awaitServes(String version) {
        awaitServing(version, "Serving");
    }

    void awaitServing(String version, String state) {
        await(
                version + " is " + state,
                model ->
                        model.at("/status/serving/state").asText().equals(state)
                                && model.at("/status/serving/version").asText().equals(version));
    }

    void await(String what, Predicate<JsonNode> condition) {
        Until.SOON.holds(
                () -> name + ": " + what + ": " + status().toPrettyString(),
                () -> condition.test(model()));
    }

    /** Whether a finding of this rule is told. */
    static Predicate<JsonNode> finds(String rule) {
        return model -> {
            for (JsonNode finding : model.at("/status/findings")) {
                if (finding.path("rule").asText().equals(rule)) {
                    return true;
                }
            }
            return false;
        };
    }

    JsonNode status() {
        return model().path("status");
    }

    private JsonNode model() {
        return wicket.read(Caller.Root, RawRequest.reading(path()));
    }

    private String path() {
        return TargetObject.of("aimodels").collection() + "/" + name;
    }

    /** Name of the Deployment of what is asked for. */
    String deployment() {
        String digest = status().path("servingDigest").asText();
        return name + "-" + digest.substring("sha256:".length()).substring(0, 10);
    }
}
