package io.aihub.decision.observation;

import io.aihub.decision.approval.ApprovalContext;
import io.aihub.decision.approval.ApprovalContext.ServingNow;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.ApprovalDecision.InForce;
import io.aihub.decision.approval.ApprovalGate;
import io.aihub.decision.approval.Dossier;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The approval of every content of a model, each recomputed by itself.
 *
 * @param asked of the content asked for
 * @param byRevision of every snapshot, by revision name
 */
public record Approvals(ApprovalDecision asked, Map<String, ApprovalDecision> byRevision) {
    private static final ApprovalGate GATE = new ApprovalGate();

    /**
     * Judges what serves first, because the state of other content depends on it.
     *
     * @param serves the revision that answers, now or after what was just decided
     */
    public static Approvals judge(Observation seen, Optional<RevisionId> serves) {
        Optional<ObservedRevision> serving = serves.flatMap(id -> seen.revision(id.name()));
        Optional<ServingNow> now =
                serving.map(
                        revision -> {
                            ServingNow itself =
                                    new ServingNow(revision.id().contentDigest(), InForce.Yes);
                            ApprovalDecision own =
                                    GATE.evaluate(
                                            with(revision.dossier(), Optional.of(itself)),
                                            seen.now());
                            return new ServingNow(revision.id().contentDigest(), own.inForce());
                        });
        Map<String, ApprovalDecision> all = new HashMap<>();
        for (ObservedRevision revision : seen.revisions()) {
            all.put(revision.id().name(), GATE.evaluate(with(revision.dossier(), now), seen.now()));
        }
        return new Approvals(GATE.evaluate(with(seen.asked().dossier(), now), seen.now()), all);
    }

    /** The approval of one revision. */
    public Optional<ApprovalDecision> of(String revision) {
        return Optional.ofNullable(byRevision.get(revision));
    }

    private static Dossier with(Dossier dossier, Optional<ServingNow> serving) {
        ApprovalContext around = dossier.context();
        return new Dossier(
                dossier.model(),
                dossier.content(),
                dossier.decisions(),
                dossier.policies(),
                dossier.stops(),
                new ApprovalContext(around.cluster(), around.guard(), around.standing(), serving));
    }
}
