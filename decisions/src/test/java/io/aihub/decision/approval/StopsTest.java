package io.aihub.decision.approval;

import static io.aihub.decision.approval.Cases.DIGEST;
import static io.aihub.decision.approval.Cases.HUB;
import static io.aihub.decision.approval.Cases.NOW;
import static io.aihub.decision.approval.Cases.OTHER;
import static io.aihub.decision.approval.Cases.SAFETY;
import static io.aihub.decision.approval.Cases.SECURITY;
import static io.aihub.decision.approval.Cases.approvedByTwo;
import static io.aihub.decision.approval.Cases.decision;
import static io.aihub.decision.approval.Cases.dossier;
import static io.aihub.decision.approval.Cases.judge;
import static io.aihub.decision.approval.Cases.policy;
import static io.aihub.decision.approval.Cases.resume;
import static io.aihub.decision.approval.Cases.twoRoles;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Finding;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.Cases.DossierDraft;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Policy.Admission;
import io.aihub.decision.approval.RecordedStop.StopKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopsTest {
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private final GivenDecision suspend =
            decision(DecisionKind.Suspend, HUB, "hanna")
                    .uid("stop-1")
                    .createdAt(NOW.minus(Duration.ofDays(4)))
                    .given();
    private final RecordedStop recorded =
            new RecordedStop("stop-1", StopKind.Suspend, "hanna", YESTERDAY, Optional.empty());

    private DossierDraft suspended() {
        return dossier().decisions(approvedByTwo()).also(suspend);
    }

    private static DossierDraft stopped(RecordedStop stop) {
        return dossier().decisions(approvedByTwo()).stops(stop);
    }

    @Test
    void a_suspension_stops_the_model_whatever_its_content() {
        ApprovalDecision decision = judge(suspended());
        assertThat(decision.state()).isEqualTo(ApprovalState.Suspended);
        assertThat(decision.stopsServing()).isTrue();
        assertThat(decision.activeStops()).extracting(RecordedStop::uid).containsExactly("stop-1");
        assertThat(judge(suspended().digest(OTHER)).state()).isEqualTo(ApprovalState.Suspended);
    }

    @Test
    void a_suspension_by_a_service_account_or_under_missing_admission_counts() {
        GivenDecision byRobot =
                decision(DecisionKind.Suspend, HUB, "system:serviceaccount:a:b").given();
        DossierDraft dossier =
                dossier()
                        .policies(policy("p", Map.of(SAFETY, 1), Admission.Required, Map.of()))
                        .guard(AdmissionGuard.Missing)
                        .decisions(byRobot);
        assertThat(judge(dossier).state()).isEqualTo(ApprovalState.Suspended);
    }

    @Test
    void a_suspension_with_an_end_date_does_not_lift_itself() {
        GivenDecision ended = decision(DecisionKind.Suspend, HUB, "hanna").until(YESTERDAY).given();
        assertThat(judge(dossier().decisions(ended)).state()).isEqualTo(ApprovalState.Suspended);
    }

    @Test
    void deleting_the_decision_does_not_lift_the_stop() {
        ApprovalDecision decision = judge(stopped(recorded));
        assertThat(decision.state()).isEqualTo(ApprovalState.Suspended);
        assertThat(decision.stops().held())
                .containsExactly(new HeldStop(recorded, Optional.empty()));
    }

    @Test
    void a_full_quorum_that_names_the_stop_lifts_it_for_good() {
        for (DossierDraft dossier : new DossierDraft[] {suspended(), stopped(recorded)}) {
            ApprovalDecision decision =
                    judge(
                            dossier.also(
                                    resume(SAFETY, "sara", "stop-1"),
                                    resume(SECURITY, "ivan", "stop-1")));
            assertThat(decision.isInForce()).isTrue();
            assertThat(decision.stops().held()).isEmpty();
            assertThat(decision.stops().liftedForGood()).containsExactly("stop-1");
        }
    }

    @Test
    void a_lift_remembered_survives_a_higher_quorum() {
        DossierDraft dossier =
                suspended()
                        .also(resume(SAFETY, "sara", "stop-1"), resume(SECURITY, "ivan", "stop-1"))
                        .policies(policy("more", Map.of(SAFETY, 3)));
        assertThat(judge(dossier).activeStops()).hasSize(1);
        assertThat(judge(dossier.lifted("stop-1")).activeStops()).isEmpty();
    }

    @Test
    void resumptions_that_do_not_suffice_leave_the_stop() {
        assertThat(judge(suspended().also(resume(SAFETY, "sara", "stop-1"))).activeStops())
                .hasSize(1);
        assertThat(
                        judge(
                                        suspended()
                                                .also(
                                                        resume(SAFETY, "sara", "stop-1"),
                                                        resume(SECURITY, "sara", "stop-1")))
                                .activeStops())
                .as("one person in both roles")
                .hasSize(1);
        assertThat(
                        judge(
                                        suspended()
                                                .also(
                                                        resume(SAFETY, "sara", "stop-2"),
                                                        resume(SECURITY, "ivan", "stop-2")))
                                .activeStops())
                .as("another stop is named")
                .hasSize(1);
        assertThat(
                        judge(
                                        suspended()
                                                .policies()
                                                .also(
                                                        resume(SAFETY, "sara", "stop-1"),
                                                        resume(HUB, "hugo", "stop-1")))
                                .activeStops())
                .as("no policy says who may lift")
                .hasSize(1);
    }

    @Test
    void every_stop_has_to_be_named() {
        GivenDecision second = decision(DecisionKind.Suspend, HUB, "hugo").uid("stop-2").given();
        DossierDraft dossier =
                suspended()
                        .also(
                                second,
                                resume(SAFETY, "sara", "stop-1"),
                                resume(SECURITY, "ivan", "stop-1"));
        assertThat(judge(dossier).activeStops())
                .extracting(RecordedStop::uid)
                .containsExactly("stop-2");
    }

    @Test
    void two_people_lift_a_stop_for_three_days_and_it_comes_back() {
        DossierDraft dossier =
                suspended().also(resume(SAFETY, "sara", "stop-1"), resume(HUB, "hugo", "stop-1"));
        Instant end = YESTERDAY.plus(Duration.ofHours(72));
        ApprovalDecision lifted = judge(dossier);
        assertThat(lifted.isInForce()).isTrue();
        assertThat(lifted.stops().held())
                .extracting(HeldStop::liftedUntil)
                .containsExactly(Optional.of(end));
        assertThat(lifted.nextCheck()).contains(end.minus(HeldStop.ENDS_SOON));
        assertThat(lifted.findings()).extracting(Finding::rule).contains("TemporaryResume");
        ApprovalGate gate = new ApprovalGate();
        assertThat(gate.evaluate(dossier.build(), end.minusNanos(1)).isInForce()).isTrue();
        assertThat(gate.evaluate(dossier.build(), end).state()).isEqualTo(ApprovalState.Suspended);
    }

    @Test
    void a_temporary_lift_cannot_be_renewed() {
        Instant early = NOW.minus(Duration.ofHours(73));
        DossierDraft dossier =
                suspended()
                        .also(
                                decision(DecisionKind.Resume, SAFETY, "sara")
                                        .createdAt(early)
                                        .lifts("stop-1")
                                        .given(),
                                decision(DecisionKind.Resume, HUB, "hugo")
                                        .createdAt(early)
                                        .lifts("stop-1")
                                        .given());
        assertThat(judge(dossier).activeStops()).hasSize(1);
        dossier.also(
                decision(DecisionKind.Resume, SAFETY, "olga").lifts("stop-1").given(),
                decision(DecisionKind.Resume, HUB, "hanna").lifts("stop-1").given());
        assertThat(judge(dossier).activeStops()).hasSize(1);
    }

    @Test
    void a_policy_shortens_the_temporary_lift_and_never_lengthens_it() {
        for (Duration asked : new Duration[] {Duration.ofHours(2), Duration.ofDays(99)}) {
            Policy base = twoRoles();
            Policy limited =
                    new Policy(
                            base.name(),
                            base.riskClasses(),
                            base.admission(),
                            base.quorum(),
                            base.rules(),
                            base.clocks(),
                            new EmergencyLimits(
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(asked),
                                    Map.of(HUB, 1)),
                            base.serviceAccountsMayApprove());
            GivenDecision lift =
                    decision(DecisionKind.Resume, HUB, "hugo")
                            .createdAt(NOW)
                            .lifts("stop-1")
                            .given();
            Duration granted =
                    asked.compareTo(Duration.ofHours(72)) < 0 ? asked : Duration.ofHours(72);
            assertThat(judge(suspended().policies(limited).also(lift)).stops().held())
                    .extracting(HeldStop::liftedUntil)
                    .containsExactly(Optional.of(NOW.plus(granted)));
        }
    }

    @Test
    void a_safety_stop_is_lifted_like_a_suspension() {
        RecordedStop safety =
                new RecordedStop(
                        "record-7", StopKind.Safety, "rule 12", YESTERDAY, Optional.empty());
        assertThat(judge(stopped(safety)).findings())
                .extracting(Finding::rule)
                .contains("SafetyStopped");
        assertThat(
                        judge(
                                        stopped(safety)
                                                .also(
                                                        resume(SAFETY, "sara", "record-7"),
                                                        resume(SECURITY, "ivan", "record-7")))
                                .isInForce())
                .isTrue();
    }

    @Test
    void a_revocation_is_final_for_its_digest_and_says_nothing_about_another() {
        GivenDecision revoke = decision(DecisionKind.Revoke, SAFETY, "rut").uid("rev-1").given();
        ApprovalDecision decision =
                judge(
                        dossier()
                                .decisions(approvedByTwo())
                                .also(
                                        revoke,
                                        resume(SAFETY, "sara", "rev-1"),
                                        resume(SECURITY, "ivan", "rev-1")));
        assertThat(decision.state()).isEqualTo(ApprovalState.Revoked);
        assertThat(decision.stopsServing()).isTrue();
        assertThat(judge(dossier().digest(OTHER).decisions(revoke)).activeStops()).isEmpty();
    }

    @Test
    void a_recorded_revocation_outlives_its_decision() {
        RecordedStop ofThis =
                new RecordedStop("rev-1", StopKind.Revoke, "rut", YESTERDAY, Optional.of(DIGEST));
        assertThat(judge(stopped(ofThis)).state()).isEqualTo(ApprovalState.Revoked);
        RecordedStop ofOther =
                new RecordedStop("rev-1", StopKind.Revoke, "rut", YESTERDAY, Optional.of(OTHER));
        assertThat(judge(stopped(ofOther)).isInForce()).isTrue();
        assertThat(judge(stopped(ofOther)).stops().held()).hasSize(1);
    }

    @Test
    void a_recorded_revocation_without_digest_takes_it_from_the_decision_or_holds_everything() {
        RecordedStop bare =
                new RecordedStop("rev-1", StopKind.Revoke, "rut", YESTERDAY, Optional.empty());
        assertThat(judge(stopped(bare)).state()).isEqualTo(ApprovalState.Revoked);
        GivenDecision revokeOther =
                decision(DecisionKind.Revoke, SAFETY, "rut").uid("rev-1").digest(OTHER).given();
        assertThat(judge(stopped(bare).also(revokeOther)).isInForce()).isTrue();
    }

    @Test
    void a_revocation_with_the_wrong_class_does_not_count() {
        GivenDecision revoke =
                decision(DecisionKind.Revoke, SAFETY, "rut").riskClass(RiskClass.Minimal).given();
        assertThat(judge(dossier().decisions(approvedByTwo()).also(revoke)).isInForce()).isTrue();
    }
}
