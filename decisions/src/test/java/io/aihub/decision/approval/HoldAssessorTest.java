package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.HUB;
import static io.aihub.decision.approval.Cases.NOW;
import static io.aihub.decision.approval.Cases.SAFETY;
import static io.aihub.decision.approval.Cases.decision;
import static io.aihub.decision.approval.Cases.dossier;
import static io.aihub.decision.approval.Cases.judge;
import static io.aihub.decision.approval.Cases.policy;
import static io.aihub.decision.approval.Cases.twoRoles;
import static io.aihub.decision.approval.Cases.withServiceAccounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Finding;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.Cases.DecisionDraft;
import io.aihub.decision.approval.Cases.DossierDraft;
import io.aihub.decision.approval.Policy.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which hold is in force, and who asks for it. */
class HoldAssessorTest {
    private static final Instant IN_AN_HOUR = NOW.plus(Duration.ofHours(1));
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final String ROBOT = "system:serviceaccount:a:b";

    private static DecisionDraft hold(String by, Hold hold) {
        return decision(DecisionKind.Hold, HUB, by).holding(Optional.of(hold));
    }

    private static HoldInForce inForce(DossierDraft dossier, Hold register) {
        return HoldAssessor.assess(dossier.build(), register, NOW);
    }

    private static HoldInForce inForce(GivenDecision... decisions) {
        return inForce(dossier().decisions(decisions), Hold.None);
    }

    @Test
    void without_a_decision_the_register_alone_asks() {
        HoldInForce hold = inForce(dossier(), Hold.PausePromotion);
        assertThat(hold.inForce()).isEqualTo(Hold.PausePromotion);
        assertThat(hold.setBy()).isEmpty();
        assertThat(hold.words()).isEqualTo("promotion is paused: spec.hold is PausePromotion");
        assertThat(inForce().holds()).isFalse();
        assertThat(inForce().endedWords()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "None, PausePromotion, PausePromotion",
        "None, PauseAutomation, PauseAutomation",
        "PausePromotion, None, PausePromotion",
        "PausePromotion, PauseAutomation, PauseAutomation",
        "PauseAutomation, None, PauseAutomation",
        "PauseAutomation, PausePromotion, PauseAutomation",
        "PauseAutomation, PauseAutomation, PauseAutomation",
        "None, None, None"
    })
    void the_stricter_of_register_and_decision_is_in_force(
            Hold register, Hold decided, Hold expected) {
        HoldInForce hold = inForce(dossier().decisions(hold("hugo", decided).given()), register);

        assertThat(hold.inForce()).isEqualTo(expected);
        assertThat(hold.setBy().isPresent()).isEqualTo(decided != Hold.None && decided == expected);
    }

    @Test
    void an_end_of_a_decision_ends_nothing_that_the_register_asks_for_too() {
        GivenDecision decided = hold("hugo", Hold.PauseAutomation).until(IN_AN_HOUR).given();

        HoldInForce both = inForce(dossier().decisions(decided), Hold.PauseAutomation);
        HoldInForce alone = inForce(dossier().decisions(decided), Hold.PausePromotion);

        assertThat(both.until()).isEmpty();
        assertThat(both.decidedUntil()).contains(IN_AN_HOUR);
        assertThat(both.words()).contains("until " + IN_AN_HOUR + ", and by spec.hold");
        assertThat(alone.until()).contains(IN_AN_HOUR);
    }

    @Test
    void who_until_when_and_why_are_its_words() {
        HoldInForce hold =
                inForce(
                        hold("hugo", Hold.PauseAutomation)
                                .until(IN_AN_HOUR)
                                .reason("The PACS is moved\u0007 tonight. ")
                                .given());
        assertThat(hold.words())
                .isEqualTo(
                        "automation is paused by hugo until 2027-03-01T13:00:00Z: The PACS is"
                                + " moved  tonight");
    }

    @Test
    void the_newest_decision_counts_and_of_two_at_once_the_later_name() {
        GivenDecision older = hold("hugo", Hold.PauseAutomation).uid("z").given();
        GivenDecision newer =
                hold("hanna", Hold.PausePromotion).uid("a").createdAt(NOW.minusSeconds(5)).given();
        GivenDecision sameTime =
                hold("ivar", Hold.None).uid("b").createdAt(NOW.minusSeconds(5)).given();

        assertThat(inForce(older, newer).inForce()).isEqualTo(Hold.PausePromotion);
        assertThat(inForce(newer, older).inForce()).isEqualTo(Hold.PausePromotion);
        assertThat(inForce(sameTime, older, newer).inForce()).isEqualTo(Hold.None);
    }

    @Test
    void a_hold_that_has_ended_leaves_nothing_and_brings_no_older_one_back() {
        GivenDecision older = hold("hugo", Hold.PausePromotion).uid("older").given();
        GivenDecision ended =
                hold("hanna", Hold.PauseAutomation)
                        .createdAt(NOW.minusSeconds(60))
                        .until(NOW)
                        .given();

        HoldInForce hold = inForce(older, ended);

        assertThat(hold.holds()).isFalse();
        assertThat(hold.endedWords()).contains("the hold by hanna ended at " + NOW);
        assertThat(hold.decidedUntil()).isEmpty();
    }

    @Test
    void a_release_says_who_released_it_and_why() {
        HoldInForce hold =
                inForce(
                        hold("hanna", Hold.None)
                                .createdAt(YESTERDAY)
                                .reason("the move is done")
                                .given());
        assertThat(hold.endedWords())
                .contains("released by hanna at " + YESTERDAY + ": the move is done");
    }

    @Test
    void a_hold_begins_when_it_is_made_though_the_server_s_clock_stands_ahead() {
        GivenDecision ahead =
                hold("hugo", Hold.PauseAutomation).createdAt(NOW.plusSeconds(30)).given();
        assertThat(inForce(ahead).pausesAutomation()).isTrue();
    }

    @Test
    void a_hold_without_a_word_that_can_be_read_pauses_automation() {
        GivenDecision unreadable =
                decision(DecisionKind.Hold, HUB, "hugo").holding(Optional.empty()).given();
        assertThat(inForce(unreadable).inForce()).isEqualTo(Hold.PauseAutomation);
    }

    @Test
    void a_service_account_holds_only_where_every_policy_lists_it_and_is_told_so() {
        GivenDecision robots = hold(ROBOT, Hold.PauseAutomation).given();
        DossierDraft dossier = dossier().decisions(robots);

        assertThat(inForce(dossier, Hold.None).holds()).isFalse();
        assertThat(judge(dossier).findings())
                .filteredOn(finding -> finding.rule().equals("APR-02"))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("Hold ");
        assertThat(
                        inForce(dossier.policies(withServiceAccounts(twoRoles(), ROBOT)), Hold.None)
                                .holds())
                .isTrue();
    }

    @Test
    void a_hold_counts_where_admission_policies_are_missing_and_changes_no_approval() {
        DossierDraft dossier =
                dossier()
                        .policies(policy("p", Map.of(SAFETY, 1), Admission.Required, Map.of()))
                        .guard(AdmissionGuard.Missing)
                        .decisions(hold("hugo", Hold.PauseAutomation).given());

        assertThat(inForce(dossier, Hold.None).holds()).isTrue();
        assertThat(judge(dossier)).isEqualTo(judge(dossier.decisions()));
    }
}
