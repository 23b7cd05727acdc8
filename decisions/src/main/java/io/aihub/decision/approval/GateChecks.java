package io.aihub.decision.approval;

import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.Content.DatedEvidence;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Content.Stage;
import io.aihub.decision.approval.RecordedStop.StopKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The checks of the gate, in the order in which they are asked. Order never changes the answer. */
final class GateChecks {
    static final List<GateCheck> ALL =
            List.of(
                    GateChecks::policySelects,
                    GateChecks::admissionProtects,
                    GateChecks::classIsAllowed,
                    GateChecks::noStopHolds,
                    GateChecks::notRetired,
                    GateChecks::rulesAreKept,
                    GateChecks::nobodyRefused,
                    QuorumChecks::quorumStands,
                    RoleChecks::everyRoleIsAskedFor,
                    QuorumChecks::emergencyIsRatified,
                    GateChecks::datesHold,
                    PlacementChecks::clusterIsAllowed,
                    GateChecks::policyDidNotTighten);

    private GateChecks() {}

    static void policySelects(ApprovalEvaluation file, GateFindings found) {
        List<String> names = file.policy().names();
        if (names.isEmpty()) {
            found.block(
                    Blocker.NoPolicy,
                    Reason.NoGovernancePolicy,
                    "",
                    "no GovernancePolicy selects this namespace and risk class; nothing new is deployed"
                            + " until one does");
        } else if (file.policy().quorum().isEmpty()) {
            found.block(
                    Blocker.NoPolicy,
                    Reason.NoGovernancePolicy,
                    "",
                    "no quorum for this risk class in "
                            + String.join(", ", file.policy().withoutQuorum())
                            + "; add one to spec.quorum");
        }
    }

    static void admissionProtects(ApprovalEvaluation file, GateFindings found) {
        if (file.policy().names().isEmpty()
                || DecisionFilter.admissionHolds(file.dossier(), file.policy())) {
            return;
        }
        found.block(
                Blocker.AdmissionMissing,
                Reason.AdmissionPoliciesMissing,
                "",
                "the admission policies on ModelDecision are "
                        + file.dossier().context().guard().name().toLowerCase(Locale.ROOT)
                        + ", so approvals do not count; install them, or say admission: NotRequired in"
                        + " every policy that selects the model");
    }

    static void classIsAllowed(ApprovalEvaluation file, GateFindings found) {
        if (file.content().riskClass().filter(RiskClass.Prohibited::equals).isPresent()) {
            found.block(
                    Blocker.Prohibited,
                    Reason.ProhibitedClass,
                    "spec.risk.class",
                    "the risk class is Prohibited; no approval, emergency or policy lifts that");
        }
    }

    static void noStopHolds(ApprovalEvaluation file, GateFindings found) {
        for (RecordedStop stop : file.stops().active()) {
            if (stop.kind() == StopKind.Revoke) {
                found.block(
                        Blocker.Revoked,
                        Reason.Revoked,
                        "",
                        "revoked by "
                                + stop.by()
                                + " since "
                                + stop.since()
                                + (stop.endsItsPods()
                                        ? "; final for every content on these pods"
                                        : "; final for this content"));
            } else {
                found.block(
                        Blocker.Suspended,
                        stop.kind() == StopKind.Safety ? Reason.SafetyStopped : Reason.Suspended,
                        "",
                        "stopped by " + stop.words() + "; a Resume that lifts its uid ends it");
            }
        }
        file.stops().held().forEach(held -> noteLift(held, found));
    }

    private static void noteLift(HeldStop held, GateFindings found) {
        held.liftedUntil()
                .ifPresent(
                        until ->
                                found.note(
                                        Reason.TemporaryResume,
                                        Level.Warn,
                                        "",
                                        "the stop "
                                                + held.stop().uid()
                                                + " is lifted until "
                                                + until
                                                + "; a full quorum of Resume decisions ends it for good"));
    }

    static void notRetired(ApprovalEvaluation file, GateFindings found) {
        if (file.content().stage() == Stage.Retired) {
            found.block(Blocker.Retired);
        }
    }

    static void rulesAreKept(ApprovalEvaluation file, GateFindings found) {
        found.noteAll(file.violations().stream().map(RuleViolation::finding).toList());
        if (file.enforced().findAny().isPresent()) {
            found.block(Blocker.RuleViolation);
        }
    }

    static void nobodyRefused(ApprovalEvaluation file, GateFindings found) {
        for (GivenDecision refusal : file.refusals()) {
            boolean changes = refusal.kind() == DecisionKind.RequestChanges;
            found.block(
                    Blocker.Rejected,
                    Reason.Rejected,
                    "",
                    DecisionFilter.describe(refusal)
                            + (changes
                                    ? " holds until the content changes or the same person approves it"
                                    : " holds until the content changes"));
        }
    }

    static void datesHold(ApprovalEvaluation file, GateFindings found) {
        for (DatedEvidence ended : file.endedEvidence()) {
            found.block(
                    Blocker.Expired,
                    Reason.Expired,
                    ended.name(),
                    ended.name() + " ended " + ended.until() + "; renew it");
        }
        file.content()
                .validity()
                .from()
                .filter(file.now()::isBefore)
                .ifPresent(
                        from ->
                                found.block(
                                        Blocker.NotYetValid,
                                        Reason.DecisionOutOfPeriod,
                                        "spec.validity.from",
                                        "the content is valid from " + from));
    }

    /**
     * Says why content that was approved and serves is no longer in force although no person ended
     * it.
     */
    static void policyDidNotTighten(ApprovalEvaluation file, GateFindings found) {
        List<Blocker> tightened =
                found.causes().stream()
                        .filter(
                                cause ->
                                        switch (cause) {
                                            case NoPolicy,
                                                    AdmissionMissing,
                                                    RuleViolation,
                                                    Placement,
                                                    PolicyChanged ->
                                                    true;
                                            default -> false;
                                        })
                        .toList();
        if (file.dossier().servesThisContent() && !tightened.isEmpty()) {
            found.note(
                    Reason.PolicyTightened,
                    Level.Warn,
                    "",
                    "this content serves and is no longer in force ("
                            + tightened.stream().map(Enum::name).collect(Collectors.joining(", "))
                            + "); it keeps serving for the grace period, then its failure mode applies");
        }
    }

    /**
     * One named check of the gate. It adds every cause and finding of its matter, never only one.
     */
    @FunctionalInterface
    interface GateCheck {
        void judge(ApprovalEvaluation file, GateFindings found);
    }
}
