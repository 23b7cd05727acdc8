package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.DIGEST;
import static io.aihub.decision.approval.Cases.NOW;
import static io.aihub.decision.approval.Cases.OTHER;
import static io.aihub.decision.approval.Cases.SAFETY;
import static io.aihub.decision.approval.Cases.SECURITY;
import static io.aihub.decision.approval.Cases.approve;
import static io.aihub.decision.approval.Cases.approved;
import static io.aihub.decision.approval.Cases.decision;
import static io.aihub.decision.approval.Cases.dossier;
import static io.aihub.decision.approval.Cases.judge;
import static io.aihub.decision.approval.Cases.row;
import static io.aihub.decision.approval.Cases.twoRoles;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.ApprovalDecision.InForce;
import io.aihub.decision.approval.Cases.DossierDraft;
import io.aihub.decision.approval.ClusterPlace.Location;
import io.aihub.decision.approval.Content.RiskClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class GateOnPeopleTest {
    static final List<Arguments> PEOPLE =
            List.of(
                    row(
                            "no decision",
                            dossier(),
                            ApprovalState.AwaitingApproval,
                            Blocker.NeverApproved),
                    row(
                            "one of two roles",
                            dossier().decisions(approve(SAFETY, "sara")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row("two people in two roles", approved(), ApprovalState.Approved),
                    row(
                            "one person in two roles",
                            dossier().decisions(approve(SAFETY, "sara"), approve(SECURITY, "sara")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "one person under two spellings",
                            dossier()
                                    .decisions(approve(SAFETY, "sara"), approve(SECURITY, "Sara ")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "two people, of whom one has both roles",
                            dossier()
                                    .decisions(
                                            approve(SAFETY, "sara"),
                                            approve(SECURITY, "sara"),
                                            approve(SAFETY, "ivan")),
                            ApprovalState.Approved),
                    row(
                            "a role that nobody asked for",
                            dossier().decisions(approve("economy", "eva")),
                            ApprovalState.AwaitingApproval,
                            Blocker.NeverApproved),
                    row(
                            "a service account",
                            dossier()
                                    .decisions(
                                            approve(SAFETY, "system:serviceaccount:ci:bot"),
                                            approve(SECURITY, "ivan")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "a service account that the policy lists",
                            dossier()
                                    .policies(
                                            Cases.withServiceAccounts(
                                                    twoRoles(), "system:serviceaccount:ci:bot"))
                                    .decisions(
                                            approve(SAFETY, "system:serviceaccount:ci:bot"),
                                            approve(SECURITY, "ivan")),
                            ApprovalState.Approved),
                    row(
                            "a nameless approver",
                            dossier().decisions(approve(SAFETY, " "), approve(SECURITY, "ivan")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete));

    private static final GivenDecision REJECT =
            decision(DecisionKind.Reject, SAFETY, "rut").given();
    private static final GivenDecision CHANGES =
            decision(DecisionKind.RequestChanges, SAFETY, "sara")
                    .createdAt(NOW.minus(Duration.ofDays(2)))
                    .given();
    static final List<Arguments> REFUSALS =
            List.of(
                    row(
                            "a rejection beats a full quorum",
                            approved().also(REJECT),
                            ApprovalState.Rejected,
                            Blocker.Rejected),
                    row(
                            "a rejection of other content",
                            approved()
                                    .also(
                                            decision(DecisionKind.Reject, SAFETY, "rut")
                                                    .digest(OTHER)
                                                    .given()),
                            ApprovalState.Approved),
                    row(
                            "the rejecting person approves later",
                            approved()
                                    .also(
                                            REJECT,
                                            decision(DecisionKind.Approve, SAFETY, "rut")
                                                    .createdAt(NOW)
                                                    .given()),
                            ApprovalState.Rejected,
                            Blocker.Rejected),
                    row(
                            "a request for changes, then the same person's approval",
                            approved().also(CHANGES),
                            ApprovalState.Approved),
                    row(
                            "a request for changes after the same person's approval",
                            approved()
                                    .also(
                                            decision(DecisionKind.RequestChanges, SAFETY, "sara")
                                                    .createdAt(NOW)
                                                    .given()),
                            ApprovalState.Rejected,
                            Blocker.Rejected),
                    row(
                            "a request for changes by somebody else",
                            approved()
                                    .also(
                                            decision(DecisionKind.RequestChanges, SAFETY, "rut")
                                                    .given()),
                            ApprovalState.Rejected,
                            Blocker.Rejected),
                    row(
                            "a rejection with the wrong class",
                            approved()
                                    .also(
                                            decision(DecisionKind.Reject, SAFETY, "rut")
                                                    .riskClass(RiskClass.Minimal)
                                                    .given()),
                            ApprovalState.Approved),
                    row(
                            "a rejection that is yet to begin",
                            approved()
                                    .also(
                                            decision(DecisionKind.Reject, SAFETY, "rut")
                                                    .from(NOW.plusSeconds(1))
                                                    .given()),
                            ApprovalState.Approved));

    static final List<Arguments> BINDINGS =
            List.of(
                    row(
                            "another digest",
                            dossier()
                                    .decisions(
                                            decision(DecisionKind.Approve, SAFETY, "sara")
                                                    .digest(OTHER)
                                                    .given(),
                                            approve(SECURITY, "ivan")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "a milder class",
                            dossier()
                                    .decisions(
                                            decision(DecisionKind.Approve, SAFETY, "sara")
                                                    .riskClass(RiskClass.Limited)
                                                    .given(),
                                            approve(SECURITY, "ivan")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "no class",
                            dossier()
                                    .decisions(
                                            decision(DecisionKind.Approve, SAFETY, "sara")
                                                    .riskClass(null)
                                                    .given(),
                                            approve(SECURITY, "ivan")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "an approval for another kind of place",
                            dossier()
                                    .decisions(
                                            decision(DecisionKind.Approve, SAFETY, "sara")
                                                    .cluster(Location.Cloud, "")
                                                    .given(),
                                            approve(SECURITY, "ivan")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "an approval for the union, here in Sweden",
                            dossier()
                                    .decisions(
                                            decision(DecisionKind.Approve, SAFETY, "sara")
                                                    .cluster(Location.OnPremises, "EU")
                                                    .given(),
                                            approve(SECURITY, "ivan")),
                            ApprovalState.Approved),
                    row(
                            "content that other approved content serves beside",
                            dossier().serves(OTHER, InForce.Yes),
                            ApprovalState.ChangedSinceApproval,
                            Blocker.NeverApproved),
                    row(
                            "other content serves without approval",
                            dossier().serves(OTHER, InForce.No),
                            ApprovalState.AwaitingApproval,
                            Blocker.NeverApproved),
                    row(
                            "one approval of changed content",
                            dossier().serves(OTHER, InForce.Yes).decisions(approve(SAFETY, "sara")),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "approved, not yet switched to",
                            approved().serves(OTHER, InForce.Yes),
                            ApprovalState.Approved),
                    row(
                            "former content whose approval still holds",
                            approved().serves(OTHER, InForce.Yes).former(),
                            ApprovalState.Superseded),
                    row(
                            "former content that serves",
                            approved().serves(DIGEST, InForce.Yes).former(),
                            ApprovalState.Approved));

    @ParameterizedTest(name = "{0}: {2} {3}")
    @FieldSource({"PEOPLE", "REFUSALS", "BINDINGS"})
    void the_gate_says_state_and_all_causes(
            String what, DossierDraft dossier, ApprovalState state, List<Blocker> causes) {
        ApprovalDecision decision = judge(dossier);
        assertThat(decision.state()).isEqualTo(state);
        assertThat(decision.causes()).containsExactlyElementsOf(causes);
        assertThat(decision.isInForce()).isEqualTo(causes.isEmpty());
    }
}
