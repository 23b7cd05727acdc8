package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.NOW;
import static io.aihub.decision.approval.Cases.SAFETY;
import static io.aihub.decision.approval.Cases.SECURITY;
import static io.aihub.decision.approval.Cases.approve;
import static io.aihub.decision.approval.Cases.approvedByTwo;
import static io.aihub.decision.approval.Cases.decision;
import static io.aihub.decision.approval.Cases.dossier;
import static io.aihub.decision.approval.Cases.judge;
import static io.aihub.decision.approval.Cases.policy;
import static io.aihub.decision.approval.Cases.resume;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.RecordedStop.StopKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A decision that fills no seat says why. */
class RoleChecksTest {
    private static List<Finding> findings(ApprovalDecision answer, Reason reason) {
        return answer.findings().stream()
                .filter(finding -> finding.rule().equals(reason.name()))
                .toList();
    }

    @Test
    void an_approval_in_a_role_that_nobody_asks_for_is_told_with_the_roles_that_are() {
        ApprovalDecision answer = judge(dossier().decisions(approve("head-of-unit", "hanna")));

        assertThat(findings(answer, Reason.RoleNotAskedFor))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.level()).isEqualTo(Level.Warn);
                            assertThat(finding.message())
                                    .isEqualTo(
                                            "Approve approve-head-of-unit-hanna by hanna does not"
                                                    + " count: role head-of-unit is not asked for;"
                                                    + " asked for are clinical-safety,"
                                                    + " information-security");
                        });
        assertThat(answer.given()).isEmpty();
    }

    @Test
    void once_the_quorum_stands_it_is_only_recorded() {
        ApprovalDecision answer =
                judge(dossier().decisions(approvedByTwo()).also(approve("head-of-unit", "hanna")));

        assertThat(answer.isInForce()).isTrue();
        assertThat(findings(answer, Reason.RoleNotAskedFor))
                .extracting(Finding::level)
                .containsExactly(Level.Record);
    }

    @Test
    void a_resumption_in_a_role_that_lifts_nothing_is_told() {
        RecordedStop stop =
                new RecordedStop("stop-1", StopKind.Suspend, "hanna", NOW, Optional.empty());
        ApprovalDecision answer =
                judge(
                        dossier()
                                .decisions(approvedByTwo())
                                .also(resume("head-of-unit", "hanna", "stop-1"))
                                .stops(stop));

        assertThat(answer.activeStops()).hasSize(1);
        assertThat(findings(answer, Reason.RoleNotAskedFor))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("role head-of-unit is not asked for", SAFETY, "hub-operator", SECURITY);
    }

    @Test
    void a_second_signature_of_one_person_in_one_role_is_told_where_another_person_is_needed() {
        DossierAsked two = new DossierAsked(2);
        ApprovalDecision answer = two.signedTwiceBy("sara");

        assertThat(answer.missing()).containsExactly(SAFETY);
        assertThat(findings(answer, Reason.SamePersonCountedOnce))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo(
                        "sara as clinical-safety decided 2 times and counts once; let another"
                                + " person decide");
    }

    @Test
    void a_renewal_is_no_second_signature() {
        ApprovalDecision answer = new DossierAsked(1).signedTwiceBy("sara");

        assertThat(answer.isInForce()).isTrue();
        assertThat(findings(answer, Reason.SamePersonCountedOnce)).isEmpty();
    }

    /** So many people of one role are asked for. */
    private record DossierAsked(int people) {
        ApprovalDecision signedTwiceBy(String person) {
            GivenDecision again =
                    decision(DecisionKind.Approve, SAFETY, person).uid("again").given();
            return judge(
                    dossier()
                            .policies(policy("demo", Map.of(SAFETY, people)))
                            .decisions(approve(SAFETY, person), again));
        }
    }
}
