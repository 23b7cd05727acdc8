package io.aihub.decision.approval;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.approval.RuleViolation.Authority;
import io.aihub.decision.approval.RuleViolation.Transition;
import java.time.Instant;
import java.util.List;

/** How strongly a broken rule speaks now. */
final class LevelPicker {
    private final Dossier dossier;
    private final CombinedPolicy policy;
    private final EffectiveDecisions decisions;
    private final Instant now;

    LevelPicker(Dossier dossier, CombinedPolicy policy, EffectiveDecisions decisions, Instant now) {
        this.dossier = dossier;
        this.policy = policy;
        this.decisions = decisions;
        this.now = now;
    }

    /** The rules that are broken now, at the level that holds; what is off is left out. */
    List<RuleViolation> pick() {
        return dossier.content().violations().stream()
                .filter(violation -> violation.holdsAt(now))
                .map(violation -> violation.with(level(violation)))
                .filter(violation -> violation.finding().level() != Level.Off)
                .toList();
    }

    private Finding level(RuleViolation violation) {
        Finding finding =
                violation.binding().authority() == Authority.Definition
                        ? violation.finding()
                        : policy.level(violation.finding(), now);
        return violation
                .binding()
                .transition()
                .filter(transition -> finding.level() == Level.Enforce && spared(transition))
                .map(transition -> warning(finding, transition))
                .orElse(finding);
    }

    private static Finding warning(Finding finding, Transition transition) {
        return new Finding(
                finding.source(),
                Level.Warn,
                finding.path(),
                finding.message()
                        + " (approved before this was asked: a warning until "
                        + transition.enforcedFrom()
                        + ")");
    }

    /**
     * What serves was in force when it started. Content that does not serve shows by its approvals
     * that it is from before the rule.
     */
    private boolean spared(Transition transition) {
        return now.isBefore(transition.enforcedFrom())
                && (dossier.servesThisContent() || approvedBefore(transition.introduced()));
    }

    private boolean approvedBefore(Instant introduced) {
        List<TimedDecision> early =
                decisions.approvals().stream()
                        .filter(one -> one.decision().identity().createdAt().isBefore(introduced))
                        .toList();
        return !early.isEmpty() && QuorumAssessor.assess(policy.quorum(), early, now).met();
    }
}
