package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.e2e.badinput.Api.Answer;
import io.aihub.e2e.badinput.Api.Request;
import io.aihub.e2e.badinput.Api.Who;
import io.aihub.e2e.badinput.InvalidObject.Way;
import io.aihub.e2e.badinput.SubmissionResult.Verdict;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Sends what is broken to the API server, and lets the operator meet what was accepted. */
final class Exposure implements AutoCloseable {
    /** Broken models, and what is broken about the model that they all aim at. */
    static final String MODELS = "badinput-models";

    /** Models that use broken profiles and sources. */
    static final String USERS = "badinput-users";

    static final String GOOD = "badinput-good";
    static final String LATE = "badinput-late";

    static final String HOSTILE = "badinput-hostile";

    /** Models that everybody has approved, and that cannot run all the same. */
    static final String APPROVED = "badinput-approved";

    /** Each has one model, governed by one broken policy at a time. */
    private static final String GOVERNED = "badinput-governed";

    private static final int GOVERNED_AT_ONCE = 8;
    private static final String TARGET = "aimed-at";
    private static final String INVENTED_DIGEST =
            "sha256:15fdde27edb786b20108a5e40fcfa6628749671f421188258f0a2545ded4bf0f";

    /** As long as hundreds of models may take on a busy machine. */
    private static final Until LOOKED_AT = new Until(Duration.ofMinutes(4));

    /** Names of cluster-scoped objects that were stored. */
    private final Set<String> stored = new TreeSet<>(Set.of("badinput"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> LABELS = Map.of("badinput", "all");

    private final ControlPlane cluster;
    private final Api api;
    private final InvalidObjects assortment;
    private final BadInputFixture ground;

    Exposure(ControlPlane cluster, Api api, InvalidObjects assortment) {
        this.cluster = cluster;
        this.api = api;
        this.assortment = assortment;
        this.ground = new BadInputFixture(cluster);
    }

    /** Namespaces, the policy of all but the governed, and the model that decisions aim at. */
    void prepare() {
        ground.install();
        List.of(MODELS, USERS, GOOD, LATE, HOSTILE, APPROVED)
                .forEach(name -> ground.namespace(name, LABELS));
        governed().forEach(name -> ground.namespace(name, Map.of()));
        cluster.kubectlWith(policy(), "apply", "-f", "-").orFail();
        governed().forEach(namespace -> apply(namespace, model("governed")));
        apply(MODELS, model(TARGET));
    }

    private static List<String> governed() {
        return IntStream.range(0, GOVERNED_AT_ONCE).mapToObj(i -> GOVERNED + "-" + i).toList();
    }

    private static String policy() {
        return """
               apiVersion: aihub.io/v1alpha1
               kind: GovernancePolicy
               metadata: {name: badinput}
               spec:
                 selector: {namespaceLabels: {badinput: all}}
                 admission: NotRequired
                 quorum:
                 - riskClass: High
                   roles: [{role: clinical-safety, count: 1}, {role: information-security, count: 1}]
                 - {riskClass: Minimal, roles: [{role: system-owner, count: 1}]}
               """;
    }

    private ObjectNode model(String name) {
        ObjectNode model = assortment.base("model").object().deepCopy();
        ((ObjectNode) model.get("metadata")).put("name", name);
        return model;
    }

    private JsonNode apply(String namespace, ObjectNode object) {
        Crd crd = assortment.crd(object.get("kind").asText());
        Answer answer =
                api.send(Request.create(Who.creates(crd.kind()), crd.path(namespace), object));
        if (!answer.isAccepted()) {
            throw new IllegalStateException(answer.message());
        }
        return answer.body();
    }

    /**
     * Sends all of it. What is accepted is stored, but for policies, which would govern each
     * other's models, and for objects that are valid once what is unknown in them was left out.
     */
    List<SubmissionResult> send(List<InvalidObject> all) {
        String digest = awaitDigest();
        List<Request> requests = all.stream().map(one -> request(one, digest)).toList();
        List<Answer> answers = api.sendAll(requests);
        Set<String> rules = assortment.rules();
        List<SubmissionResult> trials = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            SubmissionResult trial = SubmissionResult.of(all.get(i), answers.get(i), rules);
            trials.add(trial);
            if (trial.is("MetricSource", Verdict.Accepted)) {
                stored.add(trial.name());
            }
        }
        return trials;
    }

    private String awaitDigest() {
        String path = assortment.crd("AIModel").path(MODELS) + "/" + TARGET;
        Request get = new Request(Who.Administrator, "GET", path, "");
        Until.SOON.holds(
                TARGET + " was looked at",
                () -> api.send(get).body().at("/status/contentDigest").isTextual());
        return api.send(get).body().at("/status/contentDigest").asText();
    }

    private Request request(InvalidObject one, String digest) {
        Crd crd = assortment.crd(one.kind());
        String namespace = one.kind().equals("ReferenceProfile") ? USERS : MODELS;
        Request request =
                new Request(
                        Who.creates(one.kind()),
                        "POST",
                        crd.path(namespace)
                                + "?fieldValidation="
                                + (one.strict() ? "Strict" : "Ignore"),
                        one.object().toString().replace(INVENTED_DIGEST, digest));
        boolean isOnlyTried =
                one.kind().equals("GovernancePolicy") || one.way() == Way.UnknownUnchecked;
        return isOnlyTried ? request.dryRun() : request;
    }

    /** Lets models use every profile and source that was accepted, each by one of its own. */
    void use(List<SubmissionResult> trials) {
        for (SubmissionResult trial : trials) {
            boolean isProfile = trial.is("ReferenceProfile", Verdict.Accepted);
            if (trial.isPruned() || !isProfile && !trial.is("MetricSource", Verdict.Accepted)) {
                continue;
            }
            ObjectNode user = model("uses-" + trial.name());
            ObjectNode monitoring = (ObjectNode) user.at("/spec/monitoring");
            if (isProfile) {
                monitoring.putObject("referenceProfile").put("name", trial.name());
            } else {
                monitoring.put("sourceRef", trial.name());
            }
            apply(USERS, user);
        }
    }

    /** Returns once the operator has looked at every model. */
    void awaitLookedAt() {
        for (String namespace : List.of(MODELS, USERS)) {
            String path =
                    assortment.crd("AIModel").path(namespace)
                            + "?fieldSelector=status.approval.state%3D";
            Request left = new Request(Who.Administrator, "GET", path, "");
            LOOKED_AT.holds(
                    "every model in " + namespace + " was looked at",
                    () -> api.send(left).body().path("items").isEmpty());
        }
    }

    /**
     * Lets each accepted policy alone govern a model that nobody has approved.
     *
     * @return the approval's state by policy, as the operator found it
     */
    Map<InvalidObject, String> govern(List<SubmissionResult> trials) {
        List<SubmissionResult> policies =
                trials.stream()
                        .filter(trial -> trial.is("GovernancePolicy", Verdict.Accepted))
                        .filter(trial -> !trial.isPruned())
                        // Without a selector it governs everything, which is what it then says.
                        .filter(trial -> !trial.broken().path().startsWith("spec.selector"))
                        .filter(trial -> !trial.broken().path().equals("spec"))
                        .toList();
        Map<InvalidObject, String> states =
                new TreeMap<>((one, two) -> one.toString().compareTo(two.toString()));
        for (int from = 0; from < policies.size(); from += GOVERNED_AT_ONCE) {
            int to = Math.min(policies.size(), from + GOVERNED_AT_ONCE);
            round(policies.subList(from, to), states);
        }
        return states;
    }

    private void round(List<SubmissionResult> policies, Map<InvalidObject, String> states) {
        for (int i = 0; i < policies.size(); i++) {
            String text = policies.get(i).broken().object().toString();
            apply("", read(text.replace(GOVERNED, GOVERNED + "-" + i)));
        }
        for (int i = 0; i < policies.size(); i++) {
            SubmissionResult policy = policies.get(i);
            String path = assortment.crd("AIModel").path(GOVERNED + "-" + i) + "/governed";
            Request get = new Request(Who.Administrator, "GET", path, "");
            LOOKED_AT.holds(
                    () -> policy.broken() + " governs: " + api.send(get).body().at("/status"),
                    () ->
                            api.send(get)
                                    .body()
                                    .at("/status/approval/policy")
                                    .asText()
                                    .equals(policy.name()));
            states.put(policy.broken(), api.send(get).body().at("/status/approval/state").asText());
        }
        Crd crd = assortment.crd("GovernancePolicy");
        policies.forEach(
                policy ->
                        api.send(
                                new Request(
                                        Who.Administrator,
                                        "DELETE",
                                        crd.path("") + "/" + policy.name(),
                                        "")));
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The models of a namespace, by name. */
    Map<String, JsonNode> models(String namespace) {
        Map<String, JsonNode> models = new TreeMap<>();
        String path = assortment.crd("AIModel").path(namespace);
        api.send(new Request(Who.Administrator, "GET", path, ""))
                .body()
                .path("items")
                .forEach(model -> models.put(model.at("/metadata/name").asText(), model));
        return models;
    }

    /** All namespaces in which nothing may ever run. */
    List<String> barren() {
        List<String> namespaces = new ArrayList<>(governed());
        namespaces.addAll(List.of(MODELS, USERS, APPROVED));
        return namespaces;
    }

    /** Deletes everything, and returns once it is gone. */
    @Override
    public void close() {
        List<String> namespaces = barren();
        namespaces.addAll(List.of(GOOD, LATE, HOSTILE));
        namespaces.forEach(
                name ->
                        cluster.kubectl(
                                "delete", "ns", name, "--ignore-not-found", "--wait=false"));
        namespaces.forEach(ground::remove);
        stored.forEach(
                name ->
                        cluster.kubectl(
                                "delete", "msrc,gpol", name, "--ignore-not-found", "--wait=false"));
    }
}
