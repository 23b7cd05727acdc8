package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.HUB;
import static io.aihub.decision.approval.Cases.NOW;
import static io.aihub.decision.approval.Cases.SAFETY;
import static io.aihub.decision.approval.Cases.SECURITY;
import static io.aihub.decision.approval.Cases.approve;
import static io.aihub.decision.approval.Cases.approved;
import static io.aihub.decision.approval.Cases.decision;
import static io.aihub.decision.approval.Cases.dossier;
import static io.aihub.decision.approval.Cases.judge;
import static io.aihub.decision.approval.Cases.policy;
import static io.aihub.decision.approval.Cases.row;
import static io.aihub.decision.approval.Cases.twoRoles;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.Cases.DossierDraft;
import io.aihub.decision.approval.ClusterPlace.Location;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Policy.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class GateOnTimeAndPlaceTest {
    private static final Instant SOON = NOW.plus(Duration.ofDays(10));
    static final List<Arguments> TIMES =
            List.of(
                    row(
                            "the last moment of an approval",
                            both(NOW.plusNanos(1)),
                            ApprovalState.Expiring),
                    row(
                            "the end of an approval",
                            both(NOW),
                            ApprovalState.Expired,
                            Blocker.Expired),
                    row("within the renewal window", both(SOON), ApprovalState.Expiring),
                    row(
                            "one of two ended",
                            dossier()
                                    .decisions(
                                            approve(SAFETY, "sara"),
                                            decision(DecisionKind.Approve, SECURITY, "ivan")
                                                    .until(NOW)
                                                    .given()),
                            ApprovalState.Expired,
                            Blocker.Expired),
                    row(
                            "two approvals that were never valid together",
                            dossier()
                                    .decisions(
                                            decision(DecisionKind.Approve, SECURITY, "ivan")
                                                    .createdAt(NOW.minus(Duration.ofDays(9)))
                                                    .until(NOW.minus(Duration.ofDays(5)))
                                                    .given(),
                                            decision(DecisionKind.Approve, SAFETY, "sara")
                                                    .createdAt(NOW.minus(Duration.ofDays(4)))
                                                    .until(NOW)
                                                    .given()),
                            ApprovalState.AwaitingApproval,
                            Blocker.NeverApproved),
                    row(
                            "an approval that begins later",
                            dossier()
                                    .decisions(
                                            approve(SAFETY, "sara"),
                                            decision(DecisionKind.Approve, SECURITY, "ivan")
                                                    .from(NOW.plusSeconds(1))
                                                    .given()),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "a shorter validity than the approval states",
                            approved()
                                    .policies(
                                            Cases.withClocks(
                                                    twoRoles(),
                                                    Duration.ofHours(24),
                                                    Duration.ZERO)),
                            ApprovalState.Expired,
                            Blocker.Expired),
                    row(
                            "no validity at all",
                            approved()
                                    .policies(
                                            Cases.withClocks(
                                                    twoRoles(), Duration.ZERO, Duration.ZERO)),
                            ApprovalState.AwaitingApproval,
                            Blocker.NeverApproved),
                    row(
                            "an ended certificate",
                            approved().evidence("certificate.validTo", NOW),
                            ApprovalState.Expired,
                            Blocker.Expired),
                    row(
                            "content valid until now",
                            approved().validity(null, NOW),
                            ApprovalState.Expired,
                            Blocker.Expired),
                    row(
                            "content valid from later",
                            approved().validity(NOW.plusSeconds(1), null),
                            ApprovalState.KeptOut,
                            Blocker.NotYetValid));

    static final List<Arguments> PLACES =
            List.of(
                    row(
                            "an allowed place",
                            approved().placement(Set.of(Location.OnPremises), "SE"),
                            ApprovalState.Approved),
                    row(
                            "a place of the union",
                            approved().placement(Set.of(Location.OnPremises), "EU"),
                            ApprovalState.Approved),
                    row(
                            "another kind of place",
                            approved().placement(Set.of(Location.EuCloud)),
                            ApprovalState.KeptOut,
                            Blocker.Placement),
                    row(
                            "another country",
                            approved().placement(Set.of(), "DE"),
                            ApprovalState.KeptOut,
                            Blocker.Placement),
                    row(
                            "in Sweden, run from elsewhere",
                            approved()
                                    .placement(Set.of(), "SE", "EU")
                                    .cluster(
                                            new ClusterPlace(
                                                    Optional.of(Location.EuCloud), "SE", "US")),
                            ApprovalState.KeptOut,
                            Blocker.Placement),
                    row(
                            "elsewhere, run from Sweden",
                            approved()
                                    .placement(Set.of(), "SE")
                                    .cluster(
                                            new ClusterPlace(
                                                    Optional.of(Location.Cloud), "US", "SE")),
                            ApprovalState.KeptOut,
                            Blocker.Placement),
                    row(
                            "a region in words is not compared with countries",
                            approved()
                                    .placement(Set.of(), "SE")
                                    .cluster(
                                            new ClusterPlace(
                                                    Optional.of(Location.OnPremises),
                                                    "Region Exempel",
                                                    "SE")),
                            ApprovalState.Approved),
                    row(
                            "a cluster that does not say what it is",
                            approved()
                                    .placement(Set.of(Location.OnPremises), "SE")
                                    .cluster(ClusterPlace.unknown()),
                            ApprovalState.KeptOut,
                            Blocker.Placement),
                    row(
                            "a model hosted elsewhere",
                            approved()
                                    .placement(Set.of(Location.Cloud), "US")
                                    .hosting(Hosting.External),
                            ApprovalState.Approved));

    static final List<Arguments> EMERGENCIES =
            List.of(
                    row(
                            "break-glass",
                            dossier().decisions(glass().given()),
                            ApprovalState.BreakGlass),
                    row(
                            "break-glass without incident",
                            dossier().decisions(glass().incident("").given()),
                            ApprovalState.AwaitingApproval,
                            Blocker.NeverApproved),
                    row(
                            "break-glass with a short reason",
                            dossier().decisions(glass().reason("urgent").given()),
                            ApprovalState.AwaitingApproval,
                            Blocker.NeverApproved),
                    row(
                            "break-glass older than 72 hours",
                            dossier()
                                    .decisions(
                                            glass().createdAt(NOW.minus(Duration.ofHours(72)))
                                                    .given()),
                            ApprovalState.AwaitingApproval,
                            Blocker.NeverApproved),
                    row(
                            "break-glass renewed for a week and a day",
                            dossier()
                                    .decisions(
                                            glass().createdAt(NOW.minus(Duration.ofDays(8)))
                                                    .given(),
                                            glass().uid("again").given()),
                            ApprovalState.AwaitingApproval,
                            Blocker.NeverApproved),
                    row(
                            "break-glass on a prohibited class",
                            dossier()
                                    .riskClass(RiskClass.Prohibited)
                                    .decisions(glass().riskClass(RiskClass.Prohibited).given()),
                            ApprovalState.Rejected,
                            Blocker.Prohibited,
                            Blocker.NoPolicy),
                    row(
                            "break-glass over a suspension",
                            dossier()
                                    .decisions(
                                            glass().given(),
                                            decision(DecisionKind.Suspend, HUB, "hanna").given()),
                            ApprovalState.Suspended,
                            Blocker.Suspended),
                    row(
                            "break-glass over a revocation",
                            dossier()
                                    .decisions(
                                            glass().given(),
                                            decision(DecisionKind.Revoke, SAFETY, "rut").given()),
                            ApprovalState.Revoked,
                            Blocker.Revoked),
                    row(
                            "break-glass over a rejection",
                            dossier()
                                    .decisions(
                                            glass().given(),
                                            decision(DecisionKind.Reject, SAFETY, "rut").given()),
                            ApprovalState.Rejected,
                            Blocker.Rejected),
                    row(
                            "break-glass where admission is missing",
                            dossier()
                                    .policies(
                                            policy(
                                                    "p",
                                                    Map.of(SAFETY, 1),
                                                    Admission.Required,
                                                    Map.of()))
                                    .guard(AdmissionGuard.Missing)
                                    .decisions(glass().given()),
                            ApprovalState.AwaitingApproval,
                            Blocker.AdmissionMissing,
                            Blocker.NeverApproved),
                    row(
                            "break-glass, ratified",
                            approved().also(glass().given()),
                            ApprovalState.Approved));

    private static DossierDraft both(Instant until) {
        return dossier()
                .decisions(
                        decision(DecisionKind.Approve, SAFETY, "sara").until(until).given(),
                        decision(DecisionKind.Approve, SECURITY, "ivan").until(until).given());
    }

    private static Cases.DecisionDraft glass() {
        return decision(DecisionKind.BreakGlass, HUB, "hanna").incident("INC-7").until(null);
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @FieldSource({"TIMES", "PLACES", "EMERGENCIES"})
    void the_gate_says_state_and_all_causes(
            String what, DossierDraft dossier, ApprovalState state, List<Blocker> causes) {
        ApprovalDecision decision = judge(dossier);
        assertThat(decision.state()).isEqualTo(state);
        assertThat(decision.causes()).containsExactlyElementsOf(causes);
        assertThat(decision.isInForce()).isEqualTo(causes.isEmpty());
    }
}
