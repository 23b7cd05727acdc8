package io.aihub.decision.plan;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.StartBar;
import io.aihub.decision.condition.Pass;
import io.aihub.decision.revision.RevisionId;
import java.util.ArrayList;
import java.util.List;

/** Says what keeps the content asked for from starting although it may be approved. */
final class BarFindings {
    private BarFindings() {}

    static List<Finding> of(Pass pass) {
        StartBar bar = pass.approvals().asked().bar();
        RevisionId asked = pass.seen().asked().id();
        List<Finding> findings = new ArrayList<>();
        bar.quarantined()
                .ifPresent(
                        at ->
                                findings.add(
                                        finding(
                                                Reason.Quarantined,
                                                asked.version()
                                                        + " was rolled back from at "
                                                        + at
                                                        + " and does not start again by itself."
                                                        + " Missing for another try: "
                                                        + String.join(", ", bar.missing())
                                                        + ". Each says: aihub retry NAME --role"
                                                        + " ROLE --reason TEXT.")));
        bar.undecided()
                .ifPresent(
                        revocation ->
                                findings.add(
                                        finding(
                                                Reason.PodsRevoked,
                                                revocation
                                                        + " ended other content with the pods of "
                                                        + asked.version()
                                                        + " and does not say whether it ends these"
                                                        + " too, so they do not start. Revoke that"
                                                        + " content again with --scope this-content"
                                                        + " or same-pods.")));
        return findings;
    }

    private static Finding finding(Reason reason, String message) {
        return Finding.of(reason, Level.Warn, "version", message);
    }
}
