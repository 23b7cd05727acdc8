package io.aihub.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelDecisionSpecBuilder;
import io.aihub.api.v1alpha1.status.Stop;
import io.aihub.api.v1alpha1.status.Stop.StopState;
import io.aihub.api.v1alpha1.status.StopBuilder;
import io.aihub.decision.Finding;
import io.aihub.decision.approval.ApprovalContext;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.ApprovalGate;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.Blocker;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.decision.approval.ClusterPlace.Location;
import io.aihub.decision.approval.Dossier;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.approval.Policy;
import io.aihub.decision.approval.RecordedStop;
import io.aihub.decision.approval.RecordedStop.StopKind;
import io.aihub.decision.approval.StopHistory;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.rules.RuleRegistry;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DossierGathererTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ApprovalContext SWEDEN =
            new ApprovalContext(
                    new ClusterPlace(Optional.of(Location.OnPremises), "SE", "SE"),
                    AdmissionGuard.Missing,
                    ContentStanding.AskedFor,
                    Optional.empty());

    private final DossierGatherer gatherer = new DossierGatherer(new RuleRegistry());
    private final AIModel model = model("pe-triage-ct");
    private final ContentSnapshot snapshot = ContentSnapshot.of(model);

    private static AIModel model(String example) {
        AIModel model = Yaml.read("examples/" + example + "/aimodel.yaml", AIModel.class);
        model.getMetadata().setNamespace("radiology");
        return model;
    }

    private static GovernancePolicy demoPolicy() {
        return Yaml.read("examples/policy/governance-policy-demo.yaml", GovernancePolicy.class);
    }

    private ModelDecision decision(String role, String username) {
        return decision(role, username, "validUntil", "\"2027-11-01T00:00:00Z\"");
    }

    private ModelDecision decision(String role, String username, String path, String json) {
        ObjectNode tree =
                Yaml.json(
                        """
                        {"apiVersion": "aihub.io/v1alpha1", "kind": "ModelDecision",
                         "metadata": {"namespace": "radiology", "creationTimestamp": "2026-11-20T00:00:00Z"},
                         "spec": {"model": "pe-triage-ct", "riskClass": "High", "decision": "Approve",
                          "reason": "read the local validation", "validUntil": "2027-11-01T00:00:00Z"}}
                        """);
        Yaml.set(tree, "metadata.uid", "\"" + role + username + "\"");
        Yaml.set(tree, "metadata.name", "\"" + username + "\"");
        Yaml.set(tree, "spec.contentDigest", "\"" + snapshot.contentDigest() + "\"");
        Yaml.set(tree, "spec.role", "\"" + role + "\"");
        Yaml.set(tree, "spec.approver.username", "\"" + username + "\"");
        Yaml.set(tree, "spec." + path, json);
        return Serialization.unmarshal(tree.toString(), ModelDecision.class);
    }

    private DossierSources sources(ModelDecision... decisions) {
        return new DossierSources(
                List.of(decisions),
                List.of(demoPolicy()),
                Map.of("team", "radiology"),
                StopHistory.none(),
                SWEDEN);
    }

    private ApprovalDecision judge(DossierSources sources) {
        return new ApprovalGate()
                .evaluate(gatherer.gather(snapshot, model.getSpec(), sources), NOW);
    }

    @Test
    void the_example_is_complete_waits_is_half_approved_and_then_approved() {
        assertThat(judge(sources()).state()).isEqualTo(ApprovalState.AwaitingApproval);
        assertThat(judge(sources()).missing())
                .containsExactly("clinical-safety", "information-security");
        assertThat(judge(sources()).missingFields()).isEmpty();
        ModelDecision first = decision("clinical-safety", "sara");
        assertThat(judge(sources(first)).state()).isEqualTo(ApprovalState.PartiallyApproved);
        assertThat(judge(sources(first, decision("information-security", "sara"))).state())
                .isEqualTo(ApprovalState.PartiallyApproved);
        ApprovalDecision approved = judge(sources(first, decision("information-security", "ivan")));
        assertThat(approved.state()).isEqualTo(ApprovalState.Approved);
        assertThat(approved.isInForce()).isTrue();
        assertThat(approved.limitedBy()).isEqualTo("dpia.nextReview");
        assertThat(approved.effectiveUntil()).contains(Instant.parse("2027-04-21T00:00:00Z"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "validUntil | \"2026-11-22T12:00:00Z\"",
                "validUntil | \"whenever\"",
                "validFrom | \"whenever\"",
                "validFrom | \"2026-11-22T12:00:01Z\"",
                "contentDigest | null",
                "riskClass | null",
                "riskClass | \"Limited\"",
                "approver | null",
                "model | \"another\"",
                "decision | null",
                "decision | \"Advise\"",
                "cluster | {\"location\": \"Cloud\"}",
                "cluster | {\"jurisdiction\": \"DE\"}"
            })
    void an_approval_that_says_something_else_does_not_count(String path, String json) {
        ApprovalDecision decision =
                judge(
                        sources(
                                decision("clinical-safety", "sara"),
                                decision("information-security", "ivan", path, json)));
        assertThat(decision.isInForce()).isFalse();
        assertThat(decision.missing()).containsExactly("information-security");
    }

    @ParameterizedTest
    @CsvSource({"validUntil, 2027-13-45T00:00:00Z", "validFrom, 2027-02-30T00:00:00Z"})
    void an_approval_with_a_time_that_does_not_exist_says_so(String field, String time) {
        ModelDecision unreadable =
                decision("information-security", "ivan", field, "\"" + time + "\"");

        ApprovalDecision decision = judge(sources(unreadable));

        assertThat(decision.state()).isEqualTo(ApprovalState.AwaitingApproval);
        assertThat(decision.findings())
                .filteredOn(finding -> finding.rule().equals("UnreadableDate"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.path()).isEqualTo("spec." + field);
                            assertThat(finding.message()).contains(field, "2027-12-01T00:00:00Z");
                        });
        assertThat(decision.findings().toString()).doesNotContain("1970", "-1000000000");
    }

    @Test
    void a_decision_of_another_namespace_is_not_about_this_model() {
        ModelDecision elsewhere = decision("clinical-safety", "sara");
        elsewhere.getMetadata().setNamespace("cardiology");
        assertThat(gatherer.gather(snapshot, model.getSpec(), sources(elsewhere)).decisions())
                .isEmpty();
    }

    @Test
    void a_suspension_with_an_unreadable_start_holds_at_once() {
        ModelDecision suspend = decision("hub-operator", "hanna", "decision", "\"Suspend\"");
        ObjectNode tree = Yaml.tree(suspend);
        Yaml.set(tree, "spec.validFrom", "\"whenever\"");
        suspend = Serialization.unmarshal(tree.toString(), ModelDecision.class);
        assertThat(judge(sources(suspend)).state()).isEqualTo(ApprovalState.Suspended);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "null | null | 1",
                "{} | [] | 1",
                "{\"team\": \"radiology\"} | null | 1",
                "{\"team\": \"cardiology\"} | null | 0",
                "{\"team\": \"radiology\", \"zone\": \"a\"} | null | 0",
                "null | [\"High\"] | 1",
                "null | [\"Limited\", \"Minimal\"] | 0"
            })
    void a_policy_selects_by_labels_of_the_namespace_and_by_class(
            String labels, String classes, int selected) {
        ObjectNode tree = Yaml.tree(demoPolicy());
        Yaml.set(tree, "spec.selector.namespaceLabels", labels);
        Yaml.set(tree, "spec.selector.riskClasses", classes);
        GovernancePolicy policy = Serialization.unmarshal(tree.toString(), GovernancePolicy.class);
        DossierSources sources =
                new DossierSources(
                        List.of(),
                        List.of(policy),
                        Map.of("team", "radiology"),
                        StopHistory.none(),
                        SWEDEN);
        assertThat(gatherer.gather(snapshot, model.getSpec(), sources).policies())
                .hasSize(selected);
    }

    @Test
    void a_policy_that_does_not_say_so_relies_on_admission_and_one_that_cannot_be_read_is_strict() {
        GovernancePolicy bare =
                Serialization.unmarshal(
                        """
                        {"apiVersion": "aihub.io/v1alpha1", "kind": "GovernancePolicy",
                         "metadata": {"name": "bare"},
                         "spec": {"maxValidity": [{"riskClass": "High", "duration": "99999999999999999999h"}],
                          "rules": [{"id": "REG-06", "level": "Enforce", "enforceFrom": "2027-99-01"}],
                          "quorum": [{"riskClass": "High", "roles": [{"role": "a", "count": 1}]},
                                     {"riskClass": "High", "roles": [{"role": "a", "count": 2}]}]}}
                        """,
                        GovernancePolicy.class);
        Dossier dossier =
                gatherer.gather(
                        snapshot,
                        model.getSpec(),
                        new DossierSources(
                                List.of(decision("a", "sara"), decision("a", "ivan")),
                                List.of(bare),
                                Map.of(),
                                StopHistory.none(),
                                new ApprovalContext(
                                        SWEDEN.cluster(),
                                        AdmissionGuard.Present,
                                        ContentStanding.AskedFor,
                                        Optional.empty())));
        Policy policy = dossier.policies().get(0);
        assertThat(policy.admission().name()).isEqualTo("Required");
        assertThat(policy.quorum().values()).containsExactly(Map.of("a", 2));
        assertThat(policy.rules().get("REG-06").enforceFrom()).isEmpty();
        assertThat(new ApprovalGate().evaluate(dossier, NOW).isInForce()).isFalse();
    }

    @Test
    void a_cluster_elsewhere_refuses_the_content() {
        DossierSources elsewhere =
                new DossierSources(
                        List.of(),
                        List.of(demoPolicy()),
                        Map.of(),
                        StopHistory.none(),
                        new ApprovalContext(
                                new ClusterPlace(Optional.of(Location.Cloud), "US", "US"),
                                AdmissionGuard.Missing,
                                ContentStanding.AskedFor,
                                Optional.empty()));
        assertThat(judge(elsewhere).causes()).contains(Blocker.Placement);
    }

    @Test
    void a_former_revision_is_judged_with_the_owners_of_today() {
        ContentSnapshot stored = ContentSnapshot.of(snapshot.model(), snapshot.spec());
        Dossier dossier = gatherer.gather(stored, model.getSpec(), sources());
        assertThat(dossier.content().violations())
                .extracting(one -> one.finding().rule())
                .doesNotContain("ROL-01", "ROL-02");
        assertThat(dossier.content().contentDigest()).isEqualTo(snapshot.contentDigest());
    }

    @Test
    void a_threshold_that_cannot_be_read_blocks_the_content() {
        ObjectNode tree = Yaml.tree(model.getSpec());
        Yaml.set(tree, "monitoring.signals.0.threshold.breach", "\"abc\"");
        model.setSpec(Yaml.spec(tree));
        Dossier dossier = gatherer.gather(ContentSnapshot.of(model), model.getSpec(), sources());
        ApprovalDecision decision = new ApprovalGate().evaluate(dossier, NOW);
        assertThat(decision.causes()).contains(Blocker.RuleViolation);
        assertThat(decision.findings())
                .extracting(Finding::path)
                .contains("spec.monitoring.signals[age-input].threshold.breach");
    }

    @Test
    void a_model_without_a_spec_is_a_draft_and_fails_nothing() {
        AIModel bare = model("pe-triage-ct");
        bare.setSpec(null);
        Dossier dossier = gatherer.gather(ContentSnapshot.of(bare), null, sources());
        assertThat(new ApprovalGate().evaluate(dossier, NOW).state())
                .isEqualTo(ApprovalState.Draft);
    }

    @Test
    void the_other_examples_wait_for_their_one_role() {
        for (String example : List.of("public-transport-demand", "external-public-chatbot")) {
            AIModel other = model(example);
            Dossier dossier =
                    gatherer.gather(ContentSnapshot.of(other), other.getSpec(), sources());
            ApprovalDecision decision = new ApprovalGate().evaluate(dossier, NOW);
            assertThat(decision.state()).as(example).isEqualTo(ApprovalState.AwaitingApproval);
            assertThat(decision.missing()).containsExactly("system-owner");
        }
    }

    @Test
    void a_hold_is_read_with_its_word_and_an_end_that_cannot_be_read_is_none() {
        ModelDecision object = new ModelDecision();
        object.setMetadata(new ObjectMetaBuilder().withName("h").withUid("u").build());
        object.setSpec(
                ModelDecisionSpecBuilder.builder()
                        .model("m")
                        .decision(DecisionKind.Hold)
                        .hold(AIModelSpec.Hold.PausePromotion)
                        .validUntil("2027-02-30T00:00:00Z")
                        .build());

        GivenDecision read = DecisionMapping.toDecision(object).orElseThrow();

        assertThat(read.effect().hold()).contains(Hold.PausePromotion);
        assertThat(read.period().until()).isEmpty();
    }

    @Test
    void stops_in_status_go_on_holding_and_lifted_ones_stay_lifted() {
        List<Stop> status =
                List.of(
                        StopBuilder.builder().uid("u1").kind("Suspend").by("hanna").build(),
                        StopBuilder.builder()
                                .uid("u2")
                                .kind("Unheard")
                                .state(StopState.Holding)
                                .build(),
                        StopBuilder.builder()
                                .uid("u3")
                                .kind("Revoke")
                                .contentDigest("sha256:x")
                                .state(StopState.Holding)
                                .build(),
                        StopBuilder.builder()
                                .uid("u4")
                                .kind("Safety")
                                .state(StopState.Lifted)
                                .build());
        StopHistory history = StopMapping.history(status);
        assertThat(history.recorded())
                .extracting(RecordedStop::kind)
                .containsExactly(StopKind.Suspend, StopKind.Safety, StopKind.Revoke);
        assertThat(history.lifted()).containsExactly("u4");
        assertThat(StopMapping.history(null)).isEqualTo(StopHistory.none());
        ApprovalDecision decision = judge(remembering(history));
        assertThat(decision.activeStops()).extracting(RecordedStop::uid).containsOnly("u1", "u2");
    }

    private static DossierSources remembering(StopHistory history) {
        return new DossierSources(List.of(), List.of(demoPolicy()), Map.of(), history, SWEDEN);
    }
}
