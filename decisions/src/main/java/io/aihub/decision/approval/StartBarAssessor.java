package io.aihub.decision.approval;

import io.aihub.decision.approval.Effect.Scope;
import io.aihub.decision.approval.RecordedStop.PodScope;
import io.aihub.decision.approval.RecordedStop.StopKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * content again and states one. Like every stop it is remembered when its decision is deleted.
     */
    private static Optional<String> undecided(Dossier dossier, Instant now) {
        List<GivenDecision> revocations =
                dossier.decisions().stream()
                        .filter(decision -> decision.kind() == DecisionKind.Revoke)
                        .filter(decision -> !now.isBefore(decision.start()))
                        .filter(decision -> decision.namesTwinOf(dossier.content()))
                        .sorted(GivenDecision.BY_AGE)
                        .toList();
        Set<String> narrowed = narrowed(dossier, revocations);
        return revocations.stream()
                .filter(one -> one.effect().reach().scope().isEmpty())
                .filter(one -> !narrowed.contains(one.subject().contentDigest()))
                .map(DecisionFilter::describe)
                .findFirst()
                .or(() -> remembered(dossier, narrowed));
    }

    private static Optional<String> remembered(Dossier dossier, Set<String> narrowed) {
        return dossier.stops().recorded().stream()
                .filter(stop -> stop.leavesOpen(dossier.content()))
                .filter(stop -> stop.contentDigest().filter(narrowed::contains).isEmpty())
                .min(Comparator.comparing(RecordedStop::since).thenComparing(RecordedStop::uid))
                .map(stop -> "Revoke " + stop.uid() + " by " + stop.by());
    }

    /** The content of which somebody said that its revocation ends nothing else. */
    private static Set<String> narrowed(Dossier dossier, List<GivenDecision> revocations) {
        Stream<String> given =
                revocations.stream()
                        .filter(one -> scope(one).filter(Scope.ThisContent::equals).isPresent())
                        .map(one -> one.subject().contentDigest());
        Stream<String> recorded =
                dossier.stops().recorded().stream()
                        .filter(stop -> stop.kind() == StopKind.Revoke)
                        .filter(stop -> stop.scope() == PodScope.ThisContent)
                        .flatMap(stop -> stop.contentDigest().stream());
        return Stream.concat(given, recorded).collect(Collectors.toSet());
    }

    private static Optional<Scope> scope(GivenDecision revocation) {
        return revocation.effect().reach().scope();
    }
}
