package io.aihub.decision.plan;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.Content;
import io.aihub.decision.condition.Pass;
import io.aihub.decision.revision.ObservedRevision;
import java.util.Optional;

/** Says what is asked for beside what serves: the columns of a list show only the latter. */
final class PendingChange {
    private PendingChange() {}

    static Optional<Finding> finding(Pass pass) {
        boolean approved =
                Optional.of(pass.approvals().asked())
                        .filter(ApprovalDecision::isInForce)
                        .isPresent();
        return pass.rollout()
                .next()
                .serving()
                .filter(id -> !approved && !pass.servesWhatIsAsked())
                .flatMap(id -> pass.seen().revision(id.name()))
                .map(serving -> finding(pass.seen().asked(), serving));
    }

    private static Finding finding(ObservedRevision asked, ObservedRevision serving) {
        return Finding.of(
                Reason.ChangePending,
                Level.Record,
                "spec",
                "asked for is "
                        + words(asked)
                        + "; until it is approved, the lists show what serves or is stopped: "
                        + words(serving));
    }

    private static String words(ObservedRevision revision) {
        Content content = revision.dossier().content();
        return "version "
                + revision.id().version()
                + ", class "
                + content.riskClass().map(Enum::name).orElse("(none)")
                + ", stage "
                + content.stage();
    }
}
