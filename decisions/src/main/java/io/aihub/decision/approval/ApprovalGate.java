package io.aihub.decision.approval;

import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision.InForce;
import io.aihub.decision.approval.QuorumStanding.GivenRole;
import io.aihub.decision.approval.QuorumStanding.RoleCount;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Decides whether one content is approved now. A total function of its input and the moment: it
 * reads no clock, keeps nothing, and trusts no earlier answer except the stops that status
 * remembers.
 */
public final class ApprovalGate {

    /**
     * Judges a dossier.
     *
     * <p>A rejection of this content holds until the content changes. A request for changes also
     * ends when the same person later approves the same content. A break-glass decision stands in
     * for the quorum only: rejections, stops, rules, dates and placement still hold.
     */
    public ApprovalDecision evaluate(Dossier dossier, Instant now) {
        ApprovalEvaluation file = ApprovalEvaluation.open(dossier, now);
        GateFindings found = new GateFindings();
        GateChecks.ALL.forEach(check -> check.judge(file, found));
        ApprovalDecision.Expiry validity = file.validity();
        ApprovalState state = ApprovalStatePicker.of(file, found, validity);
        if (state == ApprovalState.Expiring) {
            found.note(
                    Reason.Expiring,
                    Level.Warn,
                    validity.limitedBy(),
                    "ends "
                            + validity.effectiveUntil().orElseThrow()
                            + ", set by "
                            + validity.limitedBy()
                            + "; renew it");
        }
        List<Blocker> causes = found.causes();
        return new ApprovalDecision(
                state,
                causes.isEmpty() ? InForce.Yes : InForce.No,
                causes,
                validity,
                file.policy().names(),
                standing(file),
                found.findings(),
                file.missingFields(),
                file.stops(),
                file.bar(),
                NextCheckPicker.next(file),
                file.policy().graceForRunning());
    }

    private static QuorumStanding standing(ApprovalEvaluation file) {
        SortedMap<String, Integer> required = file.policy().quorum();
        QuorumMatching.Match match = file.quorum().match();
        return new QuorumStanding(
                required.entrySet().stream()
                        .map(role -> new RoleCount(role.getKey(), role.getValue()))
                        .toList(),
                match.seated().stream()
                        .map(ApprovalGate::given)
                        .sorted(
                                Comparator.comparing(GivenRole::role)
                                        .thenComparing(GivenRole::username))
                        .toList(),
                match.missing());
    }

    private static GivenRole given(TimedDecision counted) {
        return new GivenRole(
                counted.decision().role(),
                counted.decision().statement().username(),
                Optional.of(counted.until()).filter(until -> !until.equals(Instant.MAX)));
    }
}
