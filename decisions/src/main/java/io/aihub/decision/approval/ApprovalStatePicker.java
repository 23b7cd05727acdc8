package io.aihub.decision.approval;

import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import java.time.Instant;

/** Picks the one word for a reader. Nothing is decided on it. */
final class ApprovalStatePicker {
    private ApprovalStatePicker() {}

    static ApprovalState of(
            ApprovalEvaluation file, GateFindings found, ApprovalDecision.Expiry validity) {
        if (found.blockedBy(Blocker.Revoked)) {
            return ApprovalState.Revoked;
        }
        if (found.blockedBy(Blocker.Suspended)) {
            return ApprovalState.Suspended;
        }
        if (found.blockedBy(Blocker.Retired)) {
            return ApprovalState.Retired;
        }
        if (found.blockedBy(Blocker.Prohibited)) {
            return ApprovalState.Rejected;
        }
        if (file.fieldsMissing() && !(file.quorum().met() && file.dossier().servesThisContent())) {
            return ApprovalState.Draft;
        }
        if (found.blockedBy(Blocker.Rejected)) {
            return ApprovalState.Rejected;
        }
        return file.consented() ? consented(file, found, validity) : unconsented(file);
    }

    private static ApprovalState consented(
            ApprovalEvaluation file, GateFindings found, ApprovalDecision.Expiry validity) {
        Instant end = validity.effectiveUntil().orElse(Instant.MAX);
        if (!file.now().isBefore(end)) {
            return ApprovalState.Expired;
        }
        if (!found.causes().isEmpty()) {
            return ApprovalState.KeptOut;
        }
        if (!file.quorum().met()) {
            return ApprovalState.BreakGlass;
        }
        Dossier dossier = file.dossier();
        if (dossier.context().standing() == ContentStanding.Former
                && dossier.servesOtherApprovedContent()) {
            return ApprovalState.Superseded;
        }
        Instant soon = Moments.before(end, file.policy().renewalWindow());
        return file.now().isBefore(soon) ? ApprovalState.Approved : ApprovalState.Expiring;
    }

    private static ApprovalState unconsented(ApprovalEvaluation file) {
        if (file.quorum().ranOut()) {
            return ApprovalState.Expired;
        }
        if (!file.quorum().match().seated().isEmpty()) {
            return ApprovalState.PartiallyApproved;
        }
        boolean changed =
                file.dossier().context().standing() == ContentStanding.AskedFor
                        && file.dossier().servesOtherApprovedContent();
        return changed ? ApprovalState.ChangedSinceApproval : ApprovalState.AwaitingApproval;
    }
}
