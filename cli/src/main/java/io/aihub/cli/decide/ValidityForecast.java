package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.policy.PolicySelector;
import io.aihub.api.v1alpha1.status.ApprovalStatus;
import io.aihub.decision.approval.ApprovalContext;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.ApprovalGate;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.decision.approval.Content;
import io.aihub.decision.approval.Dossier;
import io.aihub.decision.approval.StopHistory;
import io.aihub.dossier.DossierGatherer;
import io.aihub.dossier.DossierSources;
import io.aihub.dossier.rules.RuleRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Until when a decision would hold and what limits it: the operator's own gate, asked about the
 * content with this signature and with those that are missing.
 */
final class ValidityForecast {
    private final DecidedModel decided;
    private final KnownContent content;
    private final Optional<List<GovernancePolicy>> policies;

    ValidityForecast(
            DecidedModel decided, KnownContent content, Optional<List<GovernancePolicy>> policies) {
        this.decided = decided;
        this.content = content;
        this.policies = policies.map(all -> all.stream().filter(this::applied).toList());
    }

    private boolean applied(GovernancePolicy policy) {
        String names = decided.approval().map(ApprovalStatus::policy).orElse("");
        return List.of(names.split("[,\\s]+")).contains(policy.getMetadata().getName());
    }

    /** One sentence without a full stop. */
    String sentence(DecisionDraft draft, Signatures signatures, String namespace) {
        List<ModelDecision> decisions = new ArrayList<>(decided.decisions());
        decisions.add(draft.made(namespace));
        List<String> missing = signatures.with(draft.who()).missing();
        for (int seat = 0; seat < missing.size(); seat++) {
            decisions.add(draft.standIn(missing.get(seat), seat).made(namespace));
        }
        Dossier dossier = dossier(decisions);
        ApprovalDecision answer = new ApprovalGate().evaluate(dossier, draft.at());
        if (answer.effectiveUntil().isPresent()) {
            return until(draft.at(), answer.effectiveUntil().get(), answer.limitedBy());
        }
        String policy =
                policies.isEmpty() ? "; a policy, which you may not read, can end it earlier" : "";
        return limits(dossier.content(), draft.who().until())
                        .min(Comparator.comparing(Content.DatedEvidence::until))
                        .map(end -> until(draft.at(), end.until(), end.name()))
                        .orElse("as long as the policy allows")
                + policy;
    }

    private static String until(Instant now, Instant end, String name) {
        return now.isBefore(end)
                ? "until " + end + ", limited by " + name
                : "not at all: " + name + " ended " + end;
    }

    private static Stream<Content.DatedEvidence> limits(Content content, Optional<Instant> until) {
        return Stream.of(
                        content.evidence().stream(),
                        content.validity().until().stream()
                                .map(end -> new Content.DatedEvidence("validity.until", end)),
                        until.stream().map(end -> new Content.DatedEvidence("--until", end)))
                .flatMap(ends -> ends);
    }

    /** The place is the operator's to judge; it sets no end. */
    private Dossier dossier(List<ModelDecision> decisions) {
        Map<String, String> labels = new HashMap<>();
        policies.stream()
                .flatMap(List::stream)
                .flatMap(policy -> Optional.ofNullable(policy.getSpec().selector()).stream())
                .map(PolicySelector::namespaceLabels)
                .flatMap(wanted -> Optional.ofNullable(wanted).stream())
                .forEach(labels::putAll);
        return new DossierGatherer(new RuleRegistry())
                .gather(
                        content.snapshot(),
                        decided.model().getSpec(),
                        new DossierSources(
                                decisions,
                                policies.orElse(List.of()),
                                labels,
                                StopHistory.none(),
                                new ApprovalContext(
                                        ClusterPlace.unknown(),
                                        AdmissionGuard.Present,
                                        ContentStanding.AskedFor,
                                        Optional.empty())));
    }
}
