package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.YesNo;
import io.aihub.api.v1alpha1.status.Candidate;
import io.aihub.api.v1alpha1.status.Candidate.CandidatePhase;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.api.v1alpha1.status.ServingStatusBuilder;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.observation.CandidateProgress;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.ServingMemory;
import io.aihub.decision.plan.EntryInUse;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.Standing.Serves;
import io.aihub.dossier.vocabulary.EnumMapping;
import io.aihub.operator.observe.ModelObservation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From a plan to what status says about what answers now. */
final class ServingStatusMapping {
    ServingStatus serving(
            ModelObservation look, ModelPlan plan, AIModelStatus before, long newCases) {
        Observation seen = look.observation();
        RolloutState next = plan.rollout().next();
        Optional<EntryInUse> entry = EntryInUse.of(seen, plan);
        Optional<ApprovalDecision> own = entry.flatMap(EntryInUse::approval);
        ApprovalState approval =
                own.map(ApprovalDecision::state)
                        .map(EnumMapping.APPROVAL_STATE::toApi)
                        .orElse(null);
        ServingMemory memory = plan.memory().serving();
        return approved(own)
                .silentSince(text(memory.silentSince()))
                .blindSince(text(memory.blindSince()))
                .withinLimitsSince(text(memory.withinLimitsSince()))
                .rollback(memory.rollback().map(EnumMapping.ROLLBACK_OUTCOME::toApi).orElse(null))
                .state(state(seen, next))
                .version(entry.map(EntryInUse::id).map(RevisionId::version).orElse(null))
                .revision(next.serving().map(RevisionId::name).orElse(null))
                .servingDigest(next.serving().map(RevisionId::servingDigest).orElse(null))
                .approval(approval)
                .inForce(inForce(seen, next, entry))
                .ready(next.serves() == Serves.Revision ? ready(look, next) : null)
                .since(text(next.since()))
                .previous(next.previous().map(RevisionId::name).orElse(null))
                .casesServed(CasesServed.after(look, next, before, newCases).orElse(null))
                .summary(summary(seen, next, entry, approval))
                .lapsedAt(text(plan.memory().lapsedAt()))
                .build();
    }

    private static ServingStatusBuilder approved(Optional<ApprovalDecision> own) {
        return ServingStatusBuilder.builder()
                .approvedBy(
                        own.map(ApprovalDecision::given).orElse(List.of()).stream()
                                .map(StatusMapping::given)
                                .toList())
                .effectiveUntil(text(own.flatMap(ApprovalDecision::effectiveUntil)))
                .limitedBy(
                        own.map(ApprovalDecision::limitedBy)
                                .filter(limit -> !limit.isEmpty())
                                .orElse(null));
    }

    private static String ready(ModelObservation look, RolloutState next) {
        return next.serving().map(RevisionId::servingDigest).flatMap(look::ready).orElse(null);
    }

    private static String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static ServingState state(Observation seen, RolloutState next) {
        return switch (next.serves()) {
            case Revision -> seen.answers(next) ? ServingState.Serving : ServingState.None;
            case Stopped -> ServingState.Stopped;
            case Nothing ->
                    next.candidate().isPresent() ? ServingState.Starting : ServingState.None;
        };
    }

    /** Whether what is in use has a valid approval, which is the auditor's question. */
    private static YesNo inForce(Observation seen, RolloutState next, Optional<EntryInUse> entry) {
        boolean used = seen.answers(next) || entry.filter(EntryInUse::external).isPresent();
        return used
                        && entry.flatMap(EntryInUse::approval)
                                .filter(ApprovalDecision::isInForce)
                                .isPresent()
                ? YesNo.Yes
                : YesNo.No;
    }

    private static String summary(
            Observation seen,
            RolloutState next,
            Optional<EntryInUse> entry,
            ApprovalState approval) {
        String own =
                entry.map(EntryInUse::id).map(RevisionId::version).orElse("")
                        + " "
                        + (approval == null ? "Unknown" : approval);
        return switch (next.serves()) {
            case Revision -> seen.answers(next) ? own : "None";
            case Stopped -> "Stopped";
            case Nothing -> {
                String idle = next.candidate().isPresent() ? "Starting" : "None";
                yield entry.isPresent() ? "External " + own : idle;
            }
        };
    }

    Candidate candidate(Observation seen, ModelPlan plan) {
        return plan.rollout()
                .next()
                .candidate()
                .map(
                        candidate ->
                                new Candidate(
                                        candidate.id().name(),
                                        candidate.since().toString(),
                                        phase(CandidateProgress.of(seen, candidate)),
                                        EnumMapping.PURPOSE.toApi(candidate.purpose())))
                .orElse(null);
    }

    private static CandidatePhase phase(CandidateProgress progress) {
        return switch (progress) {
            case Starting -> CandidatePhase.Deploying;
            case Ready -> CandidatePhase.Waiting;
            case Late, NameTaken -> CandidatePhase.Failed;
            case SmokeTestFailed -> CandidatePhase.SmokeTestFailed;
        };
    }
}
