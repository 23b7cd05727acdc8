package io.aihub.decision.plan;

import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.approval.Content.Stage;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionId;
import java.util.Comparator;
import java.util.Optional;

/**
 * The content that is in use: what serves here or, for a model that somebody else hosts, the newest
 * content whose approval is in force. An edit that nobody approved makes no other content so.
 *
 * @param id whose
 * @param approval its own
 * @param external whether somebody else hosts it
 */
public record EntryInUse(RevisionId id, Optional<ApprovalDecision> approval, boolean external) {

    /** What is in use after this plan; absent when nothing is. */
    public static Optional<EntryInUse> of(Observation seen, ModelPlan plan) {
        Optional<RevisionId> serves = plan.rollout().next().serving();
        if (serves.isPresent()) {
            return serves.map(id -> new EntryInUse(id, plan.approvals().of(id.name()), false));
        }
        boolean retired = seen.asked().dossier().content().stage() == Stage.Retired;
        if (retired || !isExternal(seen.asked())) {
            return Optional.empty();
        }
        ApprovalDecision asked = plan.approvals().asked();
        if (asked.isInForce()) {
            return Optional.of(new EntryInUse(seen.asked().id(), Optional.of(asked), true));
        }
        return seen.revisions().stream()
                .filter(EntryInUse::isExternal)
                .filter(former -> isInForce(plan, former))
                .max(
                        Comparator.comparing((ObservedRevision one) -> one.history().created())
                                .thenComparing(one -> one.id().name()))
                .map(ObservedRevision::id)
                .map(id -> new EntryInUse(id, plan.approvals().of(id.name()), true));
    }

    private static boolean isExternal(ObservedRevision content) {
        return content.dossier().content().hosting() == Hosting.External;
    }

    private static boolean isInForce(ModelPlan plan, ObservedRevision content) {
        return plan.approvals()
                .of(content.id().name())
                .filter(ApprovalDecision::isInForce)
                .isPresent();
    }
}
