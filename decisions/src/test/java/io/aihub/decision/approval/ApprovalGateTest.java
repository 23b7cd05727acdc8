package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.DIGEST;
import static io.aihub.decision.approval.Cases.HUB;
import static io.aihub.decision.approval.Cases.NOW;
import static io.aihub.decision.approval.Cases.OTHER;
import static io.aihub.decision.approval.Cases.SAFETY;
import static io.aihub.decision.approval.Cases.SECURITY;
import static io.aihub.decision.approval.Cases.YEAR_END;
import static io.aihub.decision.approval.Cases.approve;
import static io.aihub.decision.approval.Cases.approved;
import static io.aihub.decision.approval.Cases.decision;
import static io.aihub.decision.approval.Cases.dossier;
import static io.aihub.decision.approval.Cases.judge;
import static io.aihub.decision.approval.Cases.policy;
import static io.aihub.decision.approval.Cases.twoRoles;
import static io.aihub.decision.approval.Cases.violation;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.ApprovalDecision.InForce;
import io.aihub.decision.approval.Cases.DossierDraft;
import io.aihub.decision.approval.ClusterPlace.Location;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Policy.Admission;
import io.aihub.decision.approval.QuorumStanding.GivenRole;
import io.aihub.decision.approval.QuorumStanding.RoleCount;
import io.aihub.decision.approval.RuleViolation.Nature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalGateTest {
    private static DossierDraft both(Instant until) {
        return dossier()
                .decisions(
                        decision(DecisionKind.Approve, SAFETY, "sara").until(until).given(),
                        decision(DecisionKind.Approve, SECURITY, "ivan").until(until).given());
    }

    private static Cases.DecisionDraft glass() {
        return decision(DecisionKind.BreakGlass, HUB, "hanna").incident("INC-7").until(null);
    }

    @Test
    void the_earliest_of_all_ends_limits_the_approval_and_is_named() {
        Instant mid = NOW.plus(Duration.ofDays(60));
        assertThat(judge(approved()).validity())
                .isEqualTo(validity(YEAR_END, "approval.validUntil"));
        assertThat(judge(approved().evidence("dpia.nextReview", mid)).validity())
                .isEqualTo(validity(mid, "dpia.nextReview"));
        assertThat(judge(approved().validity(null, mid)).validity())
                .isEqualTo(validity(mid, "validity.until"));
        Policy shorter = Cases.withClocks(twoRoles(), Duration.ofDays(61), Duration.ZERO);
        assertThat(judge(approved().policies(shorter)).validity())
                .isEqualTo(validity(mid, "policy.maxValidity"));
        assertThat(judge(dossier()).validity()).isEqualTo(ApprovalDecision.Expiry.none());
    }

    private static ApprovalDecision.Expiry validity(Instant until, String by) {
        return new ApprovalDecision.Expiry(Optional.of(until), by);
    }

    @Test
    void an_approval_without_an_end_is_capped_by_its_class() {
        GivenDecision endless = decision(DecisionKind.Approve, SAFETY, "sara").until(null).given();
        DossierDraft dossier =
                dossier().policies(policy("one", Map.of(SAFETY, 1))).decisions(endless);
        assertThat(judge(dossier).validity())
                .isEqualTo(validity(NOW.plus(Duration.ofDays(364)), "policy.maxValidity"));
    }

    @Test
    void a_renewal_extends_the_approval_by_the_people_who_renewed() {
        Instant march = NOW.plus(Duration.ofDays(5));
        DossierDraft dossier =
                both(march)
                        .also(
                                decision(DecisionKind.Approve, SAFETY, "sara").uid("r1").given(),
                                decision(DecisionKind.Approve, SECURITY, "ivan").uid("r2").given());
        assertThat(judge(dossier).effectiveUntil()).contains(YEAR_END);
        assertThat(judge(dossier).given())
                .extracting(GivenRole::until)
                .containsOnly(Optional.of(YEAR_END));
    }

    @Test
    void it_lists_who_is_required_given_and_missing() {
        ApprovalDecision decision = judge(dossier().decisions(approve(SAFETY, "sara")));
        assertThat(decision.required())
                .containsExactly(new RoleCount(SAFETY, 1), new RoleCount(SECURITY, 1));
        assertThat(decision.given())
                .containsExactly(new GivenRole(SAFETY, "sara", Optional.of(YEAR_END)));
        assertThat(decision.missing()).containsExactly(SECURITY);
        assertThat(decision.policies()).containsExactly("demo");
    }

    @Test
    void one_person_in_two_roles_is_counted_once_and_told_so() {
        ApprovalDecision decision =
                judge(dossier().decisions(approve(SAFETY, "sara"), approve(SECURITY, "sara")));
        assertThat(rules(decision)).contains("SamePersonCountedOnce");
        assertThat(decision.missing()).hasSize(1);
    }

    @Test
    void every_matter_that_blocks_is_found_at_once() {
        ApprovalDecision decision =
                judge(
                        dossier()
                                .policies(
                                        policy(
                                                "p",
                                                Map.of(SAFETY, 1),
                                                Admission.Required,
                                                Map.of()))
                                .guard(AdmissionGuard.Missing)
                                .placement(Set.of(Location.Cloud), "DE")
                                .evidence("certificate.validTo", NOW)
                                .violations(violation("RSK-01", Level.Enforce, Nature.MissingField))
                                .decisions(
                                        decision(DecisionKind.Suspend, HUB, "hanna").given(),
                                        decision(DecisionKind.Reject, SAFETY, "rut").given()));
        assertThat(decision.causes())
                .containsExactly(
                        Blocker.Suspended,
                        Blocker.Rejected,
                        Blocker.AdmissionMissing,
                        Blocker.RuleViolation,
                        Blocker.Placement,
                        Blocker.Expired,
                        Blocker.NeverApproved);
        assertThat(rules(decision))
                .contains(
                        "Suspended",
                        "Rejected",
                        "AdmissionPoliciesMissing",
                        "RSK-01",
                        "PlacementRefused",
                        "Expired");
        assertThat(decision.missingFields()).extracting(Finding::rule).containsExactly("RSK-01");
    }

    @Test
    void what_does_not_count_says_why() {
        ApprovalDecision decision =
                judge(
                        dossier()
                                .decisions(
                                        decision(DecisionKind.Approve, SAFETY, "a")
                                                .digest(OTHER)
                                                .given(),
                                        decision(DecisionKind.Approve, SAFETY, "b")
                                                .riskClass(RiskClass.Minimal)
                                                .given(),
                                        decision(DecisionKind.Approve, SAFETY, "c")
                                                .until(NOW)
                                                .given(),
                                        approve(SAFETY, "system:serviceaccount:a:b"),
                                        decision(DecisionKind.Approve, SAFETY, "d")
                                                .cluster(Location.Cloud, "")
                                                .given(),
                                        glass().incident("").given()));
        assertThat(rules(decision))
                .contains(
                        "StaleContent",
                        "WrongRiskClass",
                        "DecisionOutOfPeriod",
                        "APR-02",
                        "PlacementRefused",
                        "BRK-01");
    }

    @Test
    void a_policy_that_tightens_under_serving_content_raises_a_finding_and_orders_no_stop() {
        for (DossierDraft dossier :
                List.of(
                        approved().policies(),
                        approved().policies(policy("more", Map.of(SAFETY, 3))),
                        approved().violations(violation("RSK-01", Level.Enforce, Nature.Broken)))) {
            ApprovalDecision decision = judge(dossier.serves(DIGEST, InForce.Yes));
            assertThat(rules(decision)).contains("PolicyTightened");
            assertThat(decision.isInForce()).isFalse();
            assertThat(decision.stopsServing()).isFalse();
        }
        assertThat(rules(judge(approved().policies()))).doesNotContain("PolicyTightened");
    }

    @Test
    void the_shortest_grace_of_all_policies_is_passed_on() {
        Policy week = Cases.withClocks(twoRoles(), Duration.ofDays(300), Duration.ofDays(30));
        assertThat(judge(approved().policies(week)).graceForRunning()).contains(Duration.ofDays(7));
        assertThat(judge(approved()).graceForRunning()).isEmpty();
    }

    @Test
    void a_quorum_of_billions_neither_fails_nor_is_met() {
        ApprovalDecision decision =
                judge(approved().policies(policy("absurd", Map.of(SAFETY, Integer.MAX_VALUE))));
        assertThat(decision.state()).isEqualTo(ApprovalState.PartiallyApproved);
        assertThat(decision.required()).containsExactly(new RoleCount(SAFETY, Integer.MAX_VALUE));
    }

    private static List<String> rules(ApprovalDecision decision) {
        return decision.findings().stream().map(Finding::rule).toList();
    }
}
