package io.aihub.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused at the API, with the message that a person reads. */
class RefusalsTest {
    private static final String MODEL = "pe-triage-ct/aimodel.yaml";
    private static final String DECISION = "pe-triage-ct/decision-clinical-safety.yaml";
    private static final String PROFILE = "pe-triage-ct/referenceprofile.yaml";
    private static final String SOURCE = "policy/metric-source-podscrape.yaml";
    private static final Validator VALIDATOR = new Validator();

    /**
     * One change of an example.
     *
     * @param file the example
     * @param changes YAML per JSON pointer; empty text removes the field
     * @param message part of the message that must come
     */
    record Refusal(String file, List<String> changes, String message) {
        Refusal(String file, String pointer, String yaml, String message) {
            this(file, List.of(pointer, yaml), message);
        }

        ObjectNode changed() {
            ObjectNode tree = Examples.copy(file);
            for (int i = 0; i < changes.size(); i += 2) {
                change(tree, changes.get(i), changes.get(i + 1));
            }
            return tree;
        }

        private static void change(ObjectNode tree, String pointer, String yaml) {
            int last = pointer.lastIndexOf('/');
            ObjectNode parent = (ObjectNode) tree.at(pointer.substring(0, last));
            if (yaml.isEmpty()) {
                parent.remove(pointer.substring(last + 1));
            } else {
                parent.set(pointer.substring(last + 1), Examples.yaml(yaml));
            }
        }
    }

    static Stream<Refusal> model() {
        String risk = "/spec/risk";
        return Stream.of(
                new Refusal(MODEL, "/metadata/name", "a" + "b".repeat(50), "at most 50 characters"),
                new Refusal(MODEL, "/metadata/name", "1st-model", "lower-case letter first"),
                new Refusal(MODEL, "/metadata/name", "pe.triage", "DNS-1035"),
                new Refusal(MODEL, "/spec/serving", "", "needs serving; write serving.image"),
                new Refusal(MODEL, "/spec/artifact", "", "needs artifact; write uri and digest"),
                new Refusal(MODEL, "/spec/hosting", "External", "register entry only"),
                new Refusal(MODEL, "/spec/autonomy", "Autonomous", "may not be Autonomous"),
                new Refusal(MODEL, "/spec/rollback", "", "needs rollback.safeState"),
                new Refusal(MODEL, "/spec/rollback/safeState", "", "needs rollback.safeState"),
                new Refusal(
                        MODEL,
                        "/spec/rollback/safeState",
                        "RouteToFallback",
                        "not yet supported: write StopServing or KeepServing"),
                new Refusal(
                        MODEL,
                        List.of(risk + "/class", "Prohibited", risk + "/basis", "NotHighRisk"),
                        "class Prohibited"),
                new Refusal(MODEL, risk + "/basis", "NotHighRisk", "REG-09"),
                new Refusal(MODEL, risk + "/class", "Limited", "REG-09"),
                new Refusal(MODEL, risk + "/basis", "AnnexIII", "needs annexIIIPoint"),
                new Refusal(
                        MODEL,
                        risk + "/alternativeRisk/summary",
                        "Patients wait.",
                        "at least 20 characters"),
                new Refusal(MODEL, "/spec/lineage/datasets", "[]", "lineage.note"),
                new Refusal(MODEL, "/spec/lineage/datasets/0/owner", "' '", "needs owner"),
                new Refusal(
                        MODEL,
                        "/spec/validity/until",
                        "'2026-01-01T00:00:00Z'",
                        "later than validity.from"));
    }

    static Stream<Refusal> serving() {
        return Stream.of(
                new Refusal(
                        MODEL,
                        "/spec/serving/image",
                        "example.org/a:latest",
                        "an approval of a tag approves nothing"),
                new Refusal(
                        MODEL,
                        List.of(
                                "/spec/serving/protocol",
                                "Http",
                                "/spec/serving/readiness/path",
                                ""),
                        "needs readiness.path"),
                new Refusal(MODEL, "/spec/serving/replicas", "0", "aihub suspend"),
                new Refusal(MODEL, "/spec/serving/env", "[{name: A}]", "either value or"),
                new Refusal(
                        MODEL,
                        "/spec/serving/env",
                        "[{name: A, value: b, secretKeyRef: {name: c, key: d}}]",
                        "either value or"),
                new Refusal(MODEL, "/spec/serving/egress", "[{port: 443}]", "host or cidr"),
                new Refusal(
                        MODEL,
                        "/spec/serving/accelerator",
                        "{resource: '', count: 1}",
                        "needs resource"),
                new Refusal(
                        MODEL,
                        "/spec/serving/env",
                        "[{name: A, secretKeyRef: {name: s, key: ''}}]",
                        "needs key"));
    }

    static Stream<Refusal> directories() {
        return Stream.of(
                new Refusal(
                        MODEL,
                        "/spec/serving/emptyDirs",
                        "[{name: a, mountPath: /a, sizeLimit: 1 GB}]",
                        "such as 512Mi"),
                new Refusal(
                        MODEL,
                        "/spec/serving/emptyDirs",
                        "[{name: a, mountPath: /a, sizeLimit: 1Gi},"
                                + " {name: b, mountPath: /a, sizeLimit: 1Gi}]",
                        "at one mountPath"));
    }

    /** What nothing honours yet, each with what to write instead and the id of the rule. */
    static Stream<Refusal> notYet() {
        String serving = "/spec/serving";
        String rollback = "/spec/rollback";
        String input = "/spec/monitoring/signals/0";
        return Stream.of(
                        List.of("/spec/artifact/signature", "{bundleRef: S}", "signature out"),
                        List.of(serving + "/egress", "[{host: a.example}]", "leave egress out"),
                        List.of(serving + "/modelVolume", "{claimName: m}", "with the image"),
                        List.of(serving + "/protocol", "Grpc", "write OpenInferenceV2 or Http"),
                        List.of(rollback + "/fallbackModel", "other", "leave fallbackModel out"),
                        List.of(rollback + "/onExpiry", "BlockNew", "KeepServing or SafeState"),
                        List.of("/spec/monitoring/falseAlarmsPerYear", "'2'", "threshold.alpha"),
                        List.of(input + "/direction", "TwoSided", "leave direction out"),
                        List.of(input + "/settle", "10m", "leave settle out"))
                .map(row -> new Refusal(MODEL, row.get(0), row.get(1), row.get(2) + " (FLD-04)"));
    }

    static Stream<Refusal> signals() {
        String input = "/spec/monitoring/signals/0";
        String output = "/spec/monitoring/signals/2";
        return Stream.of(
                new Refusal(
                        MODEL,
                        List.of(input + "/action", "Rollback", input + "/attribution", "Shadow"),
                        "input drift never rolls back"),
                new Refusal(MODEL, output + "/attribution", "", "write attribution"),
                new Refusal(MODEL, output + "/attribution", "Shadow", "not yet supported"),
                new Refusal(MODEL, input + "/feature", "", "needs feature"),
                new Refusal(MODEL, input + "/threshold/warn", "'0.3'", "lies beyond"),
                new Refusal(MODEL, input + "/direction", "LowerIsWorse", "lies beyond"),
                new Refusal(MODEL, input + "/window", "10ms", "at least 1s"),
                new Refusal(MODEL, "/spec/rollout/stableAfter", "1 day", "such as 24h"),
                new Refusal(MODEL, input + "/breachWindows", "{count: 3, of: 2}", "larger than"));
    }

    static Stream<Refusal> decisions() {
        String decision = "/spec/decision";
        return Stream.of(
                new Refusal(DECISION, "/spec/contentDigest", "", "write contentDigest"),
                new Refusal(DECISION, "/spec/riskClass", "", "needs riskClass"),
                new Refusal(
                        DECISION,
                        List.of(decision, "Suspend", "/spec/reason", "wrong"),
                        "at least 20 characters"),
                new Refusal(
                        DECISION,
                        "/spec/validFrom",
                        "'2028-01-01T00:00:00Z'",
                        "later than validFrom"),
                new Refusal(DECISION, "/spec/lifts", "[uid]", "only Resume lifts"),
                new Refusal(DECISION, decision, "Resume", "name what it lifts"),
                new Refusal(DECISION, "/spec/rollbackTo", "a-1", "only Rollback takes"),
                new Refusal(DECISION, "/spec/scope", "SamePods", "only Revoke and Retry"),
                new Refusal(DECISION, decision, "Suspend", "a suspension ends with Resume"),
                new Refusal(DECISION, decision, "Revoke", "does not end by itself"),
                new Refusal(
                        DECISION,
                        List.of(decision, "Advise", "/spec/validFrom", "'2026-01-01T00:00:00Z'"),
                        "this decision is about now"),
                new Refusal(DECISION, decision, "BreakGlass", "leave cluster out"));
    }

    static Stream<Refusal> holds() {
        String decision = "/spec/decision";
        return Stream.of(
                new Refusal(DECISION, "/spec/hold", "PauseAutomation", "only Hold takes hold"),
                new Refusal(DECISION, decision, "Hold", "write hold: PauseAutomation or"),
                new Refusal(
                        DECISION,
                        List.of(decision, "Hold", "/spec/hold", "PauseAutomation"),
                        "remove contentDigest"),
                new Refusal(
                        DECISION,
                        List.of(
                                decision,
                                "Hold",
                                "/spec/hold",
                                "PauseAutomation",
                                "/spec/validFrom",
                                "'2026-11-01T00:00:00Z'"),
                        "remove validFrom"),
                new Refusal(
                        DECISION,
                        List.of(decision, "Hold", "/spec/hold", "None"),
                        "releases for good"));
    }

    static Stream<Refusal> others() {
        String numeric = "/spec/features/0";
        return Stream.of(
                new Refusal(PROFILE, numeric + "/counts", "[1, 2]", "one count more"),
                new Refusal(PROFILE, numeric + "/kind", "Categorical", "one count for each"),
                new Refusal(SOURCE, "/spec/type", "Prometheus", "needs prometheus.url"));
    }

    static Stream<Refusal> all() {
        return Stream.of(
                        model(),
                        serving(),
                        directories(),
                        notYet(),
                        signals(),
                        decisions(),
                        holds(),
                        others())
                .flatMap(part -> part);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_rule_refuses_and_says_what_to_write(Refusal refusal) {
        ObjectNode changed = refusal.changed();
        assertThat(VALIDATOR.structural(changed)).isEmpty();
        assertThat(VALIDATOR.rules(changed))
                .anySatisfy(message -> assertThat(message).contains(refusal.message()));
    }

    static Stream<Refusal> structural() {
        String signal = "/spec/monitoring/signals/0";
        return Stream.of(
                new Refusal(MODEL, "/spec/stage", "Production", "spec.stage"),
                new Refusal(MODEL, signal + "/threshold/breach", "abc", "threshold.breach"),
                new Refusal(MODEL, signal + "/breachWindows/of", "21", "breachWindows.of"),
                new Refusal(MODEL, "/spec/risk/alternativeRisk", "", "alternativeRisk"),
                new Refusal(MODEL, "/spec/rollout/strategy", "Canary", "rollout.strategy"),
                new Refusal(MODEL, "/spec/artifact/digest", "sha256:12", "artifact.digest"),
                new Refusal(
                        MODEL, "/spec/validity/until", "'2030-01-01T00:00:00'", "validity.until"),
                new Refusal(PROFILE, "/spec/features/0/counts", "[-1]", "counts[0]"),
                new Refusal(DECISION, "/spec/approver", "", "approver"),
                new Refusal(DECISION, "/spec/decision", "Maybe", "spec.decision"),
                new Refusal(
                        "policy/governance-policy-demo.yaml",
                        "/spec/rules",
                        "[{id: RSK-04, level: 'false'}]",
                        "level"));
    }

    @ParameterizedTest
    @MethodSource("structural")
    void the_schema_refuses_and_names_the_field(Refusal refusal) {
        assertThat(VALIDATOR.structural(refusal.changed()))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message).contains(refusal.message()));
    }

    @ParameterizedTest
    @MethodSource("immutable")
    void what_is_immutable_stays(String file) {
        ObjectNode old = Examples.copy(file);
        ObjectNode changed = old.deepCopy();
        ((ObjectNode) changed.get("spec")).put("model", "another");
        assertThat(VALIDATOR.rules(old, old)).isEmpty();
        assertThat(VALIDATOR.rules(changed, old))
                .anySatisfy(message -> assertThat(message).contains("is immutable"));
    }

    static Stream<String> immutable() {
        return Stream.of(DECISION, PROFILE);
    }

    @Test
    void a_revision_is_immutable_too() {
        JsonNode old =
                Examples.yaml("{kind: ModelRevision, spec: {model: a, content: {version: '1'}}}");
        JsonNode changed =
                Examples.yaml("{kind: ModelRevision, spec: {model: a, content: {version: '2'}}}");
        assertThat(VALIDATOR.rules(old, old)).isEmpty();
        assertThat(VALIDATOR.rules(changed, old)).singleElement().asString().contains("immutable");
    }

    @Test
    void every_rule_of_every_kind_is_tried_above() {
        Set<String> untried = new LinkedHashSet<>();
        for (GeneratedCrd crd : VALIDATOR.crds().values()) {
            for (SchemaWalk.Place place : SchemaWalk.of(crd)) {
                for (JsonNode rule : place.schema().path("x-kubernetes-validations")) {
                    untried.add(rule.get("message").asText());
                }
            }
        }
        all().forEach(refusal -> untried.removeAll(VALIDATOR.rules(refusal.changed())));
        assertThat(untried).allSatisfy(message -> assertThat(message).contains("is immutable"));
    }
}
