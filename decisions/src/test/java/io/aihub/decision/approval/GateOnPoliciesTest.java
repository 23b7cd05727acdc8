package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.DIGEST;
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
import static io.aihub.decision.approval.Cases.violation;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Level;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.ApprovalDecision.InForce;
import io.aihub.decision.approval.Cases.DossierDraft;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Content.Stage;
import io.aihub.decision.approval.Policy.Admission;
import io.aihub.decision.approval.RuleViolation.Nature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class GateOnPoliciesTest {
    private static final Policy THREE = policy("strict", Map.of(SAFETY, 2));
    private static final Policy WANTS_ADMISSION =
            policy("b", Map.of(SAFETY, 1), Admission.Required, Map.of());
    static final List<Arguments> POLICIES =
            List.of(
                    row(
                            "no policy",
                            approved().policies(),
                            ApprovalState.AwaitingApproval,
                            Blocker.NoPolicy),
                    row(
                            "a policy without quorum for the class",
                            approved().policies(policy("empty", Map.of())),
                            ApprovalState.AwaitingApproval,
                            Blocker.NoPolicy),
                    row(
                            "the larger quorum of two policies",
                            approved().policies(twoRoles(), THREE),
                            ApprovalState.PartiallyApproved,
                            Blocker.Incomplete),
                    row(
                            "the larger quorum, met",
                            approved().policies(twoRoles(), THREE).also(approve(SAFETY, "olga")),
                            ApprovalState.Approved),
                    row(
                            "a quorum raised under content that serves",
                            approved().policies(twoRoles(), THREE).serves(DIGEST, InForce.Yes),
                            ApprovalState.PartiallyApproved,
                            Blocker.PolicyChanged),
                    row(
                            "a policy about another class",
                            approved()
                                    .policies(
                                            twoRoles(),
                                            new Policy(
                                                    "limited",
                                                    Set.of(RiskClass.Limited),
                                                    Admission.Required,
                                                    Map.of(RiskClass.High, Map.of("x", 5)),
                                                    Map.of(),
                                                    Clocks.unset(),
                                                    EmergencyLimits.unset(),
                                                    Set.of()))
                                    .guard(AdmissionGuard.Missing),
                            ApprovalState.Approved),
                    row(
                            "admission required and there",
                            approved().policies(twoRoles(), WANTS_ADMISSION),
                            ApprovalState.Approved),
                    row(
                            "admission required by one of two and missing",
                            approved()
                                    .policies(twoRoles(), WANTS_ADMISSION)
                                    .guard(AdmissionGuard.Missing),
                            ApprovalState.AwaitingApproval,
                            Blocker.AdmissionMissing,
                            Blocker.NeverApproved),
                    row(
                            "admission required and not known",
                            approved().policies(WANTS_ADMISSION).guard(AdmissionGuard.Unknown),
                            ApprovalState.AwaitingApproval,
                            Blocker.AdmissionMissing,
                            Blocker.NeverApproved),
                    row(
                            "admission not required and missing",
                            approved().guard(AdmissionGuard.Missing),
                            ApprovalState.Approved));

    static final List<Arguments> CONTENTS =
            List.of(
                    row(
                            "a prohibited class",
                            approved().riskClass(RiskClass.Prohibited),
                            ApprovalState.Rejected,
                            Blocker.Prohibited,
                            Blocker.NoPolicy),
                    row(
                            "no class",
                            approved().riskClass(null),
                            ApprovalState.AwaitingApproval,
                            Blocker.NoPolicy),
                    row(
                            "a retired model",
                            approved().stage(Stage.Retired),
                            ApprovalState.Retired,
                            Blocker.Retired),
                    row(
                            "a missing field",
                            approved()
                                    .violations(
                                            violation(
                                                    "RSK-01", Level.Enforce, Nature.MissingField)),
                            ApprovalState.Draft,
                            Blocker.RuleViolation),
                    row(
                            "a missing field that a policy only warns about still drafts by its own level"
                                    + " elsewhere",
                            approved()
                                    .policies(
                                            policy(
                                                    "mild",
                                                    Map.of(SAFETY, 1, SECURITY, 1),
                                                    Admission.NotRequired,
                                                    Map.of("RSK-01", DatedLevel.of(Level.Warn))))
                                    .violations(
                                            violation(
                                                    "RSK-01", Level.Enforce, Nature.MissingField)),
                            ApprovalState.Approved),
                    row(
                            "a mild and a strict policy",
                            approved()
                                    .policies(
                                            twoRoles(),
                                            policy(
                                                    "mild",
                                                    Map.of(SAFETY, 1),
                                                    Admission.NotRequired,
                                                    Map.of("RSK-01", DatedLevel.of(Level.Off))))
                                    .violations(
                                            violation(
                                                    "RSK-01", Level.Enforce, Nature.MissingField)),
                            ApprovalState.Draft,
                            Blocker.RuleViolation),
                    row(
                            "a broken rule",
                            approved()
                                    .violations(violation("REG-09", Level.Enforce, Nature.Broken)),
                            ApprovalState.KeptOut,
                            Blocker.RuleViolation),
                    row(
                            "a rule that will be enforced",
                            approved()
                                    .policies(enforcing(NOW.plusSeconds(1)))
                                    .violations(violation("REG-06", Level.Warn, Nature.Broken)),
                            ApprovalState.Approved),
                    row(
                            "a rule that is enforced from now",
                            approved()
                                    .policies(enforcing(NOW))
                                    .violations(violation("REG-06", Level.Warn, Nature.Broken)),
                            ApprovalState.KeptOut,
                            Blocker.RuleViolation),
                    row(
                            "a field that became mandatory under content that serves",
                            approved()
                                    .serves(DIGEST, InForce.Yes)
                                    .violations(
                                            violation(
                                                    "RSK-01", Level.Enforce, Nature.MissingField)),
                            ApprovalState.KeptOut,
                            Blocker.RuleViolation));

    private static Policy enforcing(Instant from) {
        return policy(
                "dated",
                Map.of(SAFETY, 1, SECURITY, 1),
                Admission.NotRequired,
                Map.of("REG-06", new DatedLevel(Level.Enforce, Optional.of(from))));
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @FieldSource({"POLICIES", "CONTENTS"})
    void the_gate_says_state_and_all_causes(
            String what, DossierDraft dossier, ApprovalState state, List<Blocker> causes) {
        ApprovalDecision decision = judge(dossier);
        assertThat(decision.state()).isEqualTo(state);
        assertThat(decision.causes()).containsExactlyElementsOf(causes);
        assertThat(decision.isInForce()).isEqualTo(causes.isEmpty());
    }
}
