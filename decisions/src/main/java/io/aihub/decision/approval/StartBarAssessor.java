package io.aihub.decision.approval;

import io.aihub.decision.approval.Effect.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Judges what keeps content from starting: a quarantine, or a revocation without a scope. */
final class StartBarAssessor {
    private StartBarAssessor() {}

    static StartBar assess(
            Dossier dossier, CombinedPolicy policy, EffectiveDecisions effective, Instant now) {
        Optional<String> undecided = undecided(dossier, now);
        Optional<Instant> since = dossier.context().quarantined();
        if (since.isEmpty()) {
            return new StartBar(since, List.of(), undecided);
        }
        // The API server tells creation in whole seconds.
        Instant second = since.get().truncatedTo(ChronoUnit.SECONDS);
        List<TimedDecision> later =
                effective.retries().stream()
                        .filter(retry -> !createdAt(retry).isBefore(second))
                        .toList();
        QuorumAssessor.QuorumResult quorum = QuorumAssessor.assess(policy.quorum(), later, now);
        return quorum.met()
                ? new StartBar(Optional.empty(), List.of(), undecided)
                : new StartBar(since, quorum.match().missing(), undecided);
    }

    private static Instant createdAt(TimedDecision retry) {
        return retry.decision().identity().createdAt();
    }

    /**
     * A revocation of other content on these pods that states no scope, until somebody revokes that
     * content again and states one.
     */
    private static Optional<String> undecided(Dossier dossier, Instant now) {
        List<GivenDecision> revocations =
                dossier.decisions().stream()
                        .filter(decision -> decision.kind() == DecisionKind.Revoke)
                        .filter(decision -> !now.isBefore(decision.start()))
                        .filter(decision -> decision.namesTwinOf(dossier.content()))
                        .sorted(GivenDecision.BY_AGE)
                        .toList();
        return revocations.stream()
                .filter(one -> one.effect().reach().scope().isEmpty())
                .filter(one -> revocations.stream().noneMatch(other -> narrows(other, one)))
                .map(DecisionFilter::describe)
                .findFirst();
    }

    private static boolean narrows(GivenDecision other, GivenDecision unstated) {
        return other.effect().reach().scope().filter(Scope.ThisContent::equals).isPresent()
                && other.subject().contentDigest().equals(unstated.subject().contentDigest());
    }
}
