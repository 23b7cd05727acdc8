package io.aihub.decision.approval;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.approval.Content.DatedEvidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One dossier at one moment, with everything that several checks need, computed once.
 *
 * @param emergency the break-glass decision that lasts longest, absent when none is active
 * @param bar what keeps the content from starting although it may be approved
 * @param violations rules that are broken now, at the level that the policies set
 */
record ApprovalEvaluation(
        Dossier dossier,
        Instant now,
        CombinedPolicy policy,
        EffectiveDecisions sifted,
        QuorumAssessor.QuorumResult quorum,
        Optional<TimedDecision> emergency,
        ApprovalDecision.Stops stops,
        StartBar bar,
        List<RuleViolation> violations) {

    static ApprovalEvaluation open(Dossier dossier, Instant now) {
        CombinedPolicy policy = CombinedPolicy.of(dossier);
        EffectiveDecisions sifted = DecisionFilter.sift(dossier, policy);
        return new ApprovalEvaluation(
                dossier,
                now,
                policy,
                sifted,
                QuorumAssessor.assess(policy.quorum(), sifted.approvals(), now),
                sifted.emergencies().stream()
                        .filter(one -> one.activeAt(now))
                        .max(Comparator.comparing(TimedDecision::until)),
                StopAssessor.assess(dossier, policy, sifted, now),
                StartBarAssessor.assess(dossier, policy, sifted, now),
                new LevelPicker(dossier, policy, sifted, now).pick());
    }

    Content content() {
        return dossier.content();
    }

    boolean fieldsMissing() {
        return !missingFields().isEmpty();
    }

    List<Finding> missingFields() {
        return enforced()
                .filter(one -> one.nature() == RuleViolation.Nature.MissingField)
                .map(RuleViolation::finding)
                .sorted(Comparator.comparing(Finding::rule).thenComparing(Finding::path))
                .toList();
    }

    Stream<RuleViolation> enforced() {
        return violations.stream().filter(one -> one.finding().level() == Level.Enforce);
    }

    List<GivenDecision> refusals() {
        return sifted.refusals().stream()
                .filter(refusal -> !now.isBefore(refusal.start()))
                .toList();
    }

    /** Whether the content is consented to now: by the quorum, or by a person in an emergency. */
    boolean consented() {
        return quorum.met() || emergency.isPresent();
    }

    List<DatedEvidence> endedEvidence() {
        return limits().filter(evidence -> !now.isBefore(evidence.until())).toList();
    }

    /** What ends the content's use apart from approvals, earliest first. */
    Stream<DatedEvidence> limits() {
        return Stream.concat(
                        content().evidence().stream(),
                        content().validity().until().stream()
                                .map(until -> new DatedEvidence("validity.until", until)))
                .sorted(
                        Comparator.comparing(DatedEvidence::until)
                                .thenComparing(DatedEvidence::name));
    }

    /** The earliest of all ends; absent when nobody ever consented. */
    ApprovalDecision.Expiry validity() {
        Optional<QuorumAssessor.Limit> consent =
                !quorum.met() && emergency.isPresent()
                        ? emergency.map(
                                one -> new QuorumAssessor.Limit(one.until(), one.limitedBy()))
                        : quorum.end();
        return consent.map(this::earliest).orElseGet(ApprovalDecision.Expiry::none);
    }

    private ApprovalDecision.Expiry earliest(QuorumAssessor.Limit consent) {
        return limits().findFirst()
                .filter(evidence -> evidence.until().isBefore(consent.until()))
                .map(
                        evidence ->
                                new ApprovalDecision.Expiry(
                                        Optional.of(evidence.until()), evidence.name()))
                .orElseGet(
                        () ->
                                new ApprovalDecision.Expiry(
                                        Optional.of(consent.until()), consent.name()));
    }
}
