package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.NOW;
import static io.aihub.decision.approval.Cases.OTHER;
import static io.aihub.decision.approval.Cases.SAFETY;
import static io.aihub.decision.approval.Cases.approved;
import static io.aihub.decision.approval.Cases.approvedByTwo;
import static io.aihub.decision.approval.Cases.decision;
import static io.aihub.decision.approval.Cases.dossier;
import static io.aihub.decision.approval.Cases.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.Cases.DossierDraft;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Effect.Scope;
import io.aihub.decision.approval.RecordedStop.PodScope;
import io.aihub.decision.approval.RecordedStop.StopKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a decision about other content on the same pods means for this one. */
class GateOnSharedPodsTest {
    private static final Content HIGH_TWIN =
            dossier().digest(OTHER).riskClass(RiskClass.High).build().content();

    private static GivenDecision revoke(RiskClass stated, Scope scope) {
        return decision(DecisionKind.Revoke, SAFETY, "rut")
                .digest(OTHER)
                .riskClass(stated)
                .reaching(Optional.ofNullable(scope), HIGH_TWIN)
                .given();
    }

    @Test
    void a_revocation_of_the_pods_states_the_class_of_the_content_that_it_names() {
        DossierDraft limited =
                dossier()
                        .riskClass(RiskClass.Limited)
                        .decisions(revoke(RiskClass.High, Scope.SamePods));

        assertThat(judge(limited).causes()).contains(Blocker.Revoked);
        assertThat(judge(limited).activeStops())
                .singleElement()
                .satisfies(
                        stop ->
                                assertThat(stop.servingDigest())
                                        .contains(limited.build().content().servingDigest()));
    }

    @Test
    void whoever_may_decide_on_another_class_alone_revokes_no_pods_of_the_named_one() {
        DossierDraft limited =
                dossier()
                        .riskClass(RiskClass.Limited)
                        .decisions(revoke(RiskClass.Limited, Scope.SamePods));

        assertThat(judge(limited).causes()).doesNotContain(Blocker.Revoked);
    }

    @Test
    void a_scope_of_one_content_reaches_no_other_and_bars_none() {
        ApprovalDecision answer =
                judge(
                        dossier()
                                .decisions(approvedByTwo())
                                .also(revoke(RiskClass.High, Scope.ThisContent)));

        assertThat(answer.isInForce()).isTrue();
        assertThat(answer.bar().holds()).isFalse();
    }

    @Test
    void without_a_scope_other_content_stays_in_force_and_does_not_start() {
        ApprovalDecision answer =
                judge(dossier().decisions(approvedByTwo()).also(revoke(RiskClass.High, null)));

        assertThat(answer.isInForce()).isTrue();
        assertThat(answer.bar().undecided()).isPresent();
    }

    @Test
    void what_was_recorded_without_a_scope_bars_like_the_decision_that_is_gone() {
        RecordedStop recorded = recorded(PodScope.Unstated);
        ApprovalDecision answer = judge(approved().stops(recorded));

        assertThat(answer.isInForce()).isTrue();
        assertThat(answer.bar().undecided()).contains("Revoke rev-1 by rut");
        assertThat(answer.stops().held()).extracting(HeldStop::stop).containsExactly(recorded);
    }

    @Test
    void a_stop_that_was_recorded_before_scopes_takes_its_own_from_the_decision() {
        RecordedStop old =
                new RecordedStop("rev-1", StopKind.Revoke, "rut", NOW, Optional.of(OTHER));
        GivenDecision decision =
                decision(DecisionKind.Revoke, SAFETY, "rut")
                        .uid("rev-1")
                        .digest(OTHER)
                        .reaching(Optional.empty(), HIGH_TWIN)
                        .given();

        assertThat(judge(approved().also(decision).stops(old)).stops().held())
                .singleElement()
                .satisfies(
                        held -> {
                            assertThat(held.stop().scope()).isEqualTo(PodScope.Unstated);
                            assertThat(held.stop().servingDigest())
                                    .contains(HIGH_TWIN.servingDigest());
                        });
        assertThat(judge(approved().stops(old)).bar().holds()).isFalse();
    }

    private static RecordedStop recorded(PodScope scope) {
        return new RecordedStop(
                "rev-1",
                StopKind.Revoke,
                "rut",
                NOW,
                Optional.of(OTHER),
                Optional.of(HIGH_TWIN.servingDigest()),
                scope,
                "wrong on the night shift");
    }

    @Test
    void an_approval_reaches_no_content_that_it_does_not_name() {
        GivenDecision approval =
                decision(DecisionKind.Approve, SAFETY, "sara")
                        .digest(OTHER)
                        .reaching(Optional.of(Scope.SamePods), HIGH_TWIN)
                        .given();

        assertThat(judge(dossier().decisions(approval)).given()).isEmpty();
    }
}
