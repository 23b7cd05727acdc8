package io.aihub.decision.approval;

import io.aihub.decision.approval.Effect.NamedContent;
import io.aihub.decision.approval.Effect.Scope;
import io.aihub.decision.approval.RecordedStop.PodScope;
import io.aihub.decision.approval.RecordedStop.StopKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges which stops hold. A stop that was recorded stays although its decision is deleted; only a
 * resumption that names it lifts it, and nothing lifts a revocation.
 */
final class StopAssessor {
    private final Dossier dossier;
    private final CombinedPolicy policy;
    private final EffectiveDecisions effective;
    private final Instant now;

    private StopAssessor(
            Dossier dossier, CombinedPolicy policy, EffectiveDecisions effective, Instant now) {
        this.dossier = dossier;
        this.policy = policy;
        this.effective = effective;
        this.now = now;
    }

    static ApprovalDecision.Stops assess(
            Dossier dossier, CombinedPolicy policy, EffectiveDecisions effective, Instant now) {
        return new StopAssessor(dossier, policy, effective, now).assess();
    }

    private ApprovalDecision.Stops assess() {
        Set<String> liftedForGood = new HashSet<>();
        List<HeldStop> held =
                collected().values().stream()
                        .sorted(
                                Comparator.comparing(RecordedStop::since)
                                        .thenComparing(RecordedStop::uid))
                        .flatMap(stop -> judge(stop, liftedForGood).stream())
                        .toList();
        List<RecordedStop> active =
                held.stream()
                        .filter(HeldStop::active)
                        .map(HeldStop::stop)
                        .filter(stop -> stop.actsOn(dossier.content()))
                        .toList();
        return new ApprovalDecision.Stops(active, held, liftedForGood);
    }

    private Map<String, RecordedStop> collected() {
        Map<String, RecordedStop> stops = new LinkedHashMap<>();
        dossier.stops().recorded().stream()
                .sorted(Comparator.comparing(RecordedStop::uid).thenComparing(RecordedStop::since))
                .forEach(stop -> stops.putIfAbsent(stop.uid(), withDecision(stop)));
        Stream.concat(effective.suspensions().stream(), effective.revocations().stream())
                .filter(decision -> !now.isBefore(decision.start()))
                .forEach(decision -> stops.putIfAbsent(decision.uid(), toStop(decision)));
        return stops;
    }

    private RecordedStop toStop(GivenDecision decision) {
        boolean revoke = decision.kind() == DecisionKind.Revoke;
        return new RecordedStop(
                decision.uid(),
                revoke ? StopKind.Revoke : StopKind.Suspend,
                decision.statement().username(),
                decision.start(),
                revoke ? Optional.of(decision.subject().contentDigest()) : Optional.empty(),
                revoke ? pods(decision) : Optional.empty(),
                revoke ? scope(decision) : PodScope.NotRecorded,
                decision.statement().reason());
    }

    private static PodScope scope(GivenDecision revocation) {
        return revocation
                .effect()
                .reach()
                .scope()
                .map(said -> said == Scope.SamePods ? PodScope.SamePods : PodScope.ThisContent)
                .orElse(PodScope.Unstated);
    }

    /** The pods of the content that a revocation names, unless it ends that content alone. */
    private Optional<String> pods(GivenDecision revocation) {
        if (scope(revocation) == PodScope.ThisContent) {
            return Optional.empty();
        }
        boolean here =
                revocation.subject().contentDigest().equals(dossier.content().contentDigest());
        return here
                ? Optional.of(dossier.content().servingDigest())
                : revocation.effect().reach().named().map(NamedContent::servingDigest);
    }

    /**
     * A recorded stop that does not say its digest, its scope or its reason takes them from the
     * decision, if that is still there.
     */
    private RecordedStop withDecision(RecordedStop stop) {
        boolean whole =
                !stop.reason().isEmpty()
                        && (stop.kind() != StopKind.Revoke
                                || stop.contentDigest().isPresent()
                                        && stop.scope() != PodScope.NotRecorded);
        if (whole || stop.kind() == StopKind.Safety) {
            return stop;
        }
        return dossier.decisions().stream()
                .filter(decision -> decision.uid().equals(stop.uid()))
                .filter(decision -> decision.kind().name().equals(stop.kind().name()))
                .min(GivenDecision.BY_AGE)
                .map(decision -> completed(stop, decision))
                .orElse(stop);
    }

    private RecordedStop completed(RecordedStop stop, GivenDecision decision) {
        boolean scoped = stop.kind() != StopKind.Revoke || stop.scope() != PodScope.NotRecorded;
        Optional<String> digest =
                Optional.of(decision.subject().contentDigest())
                        .filter(stated -> stop.kind() == StopKind.Revoke && !stated.isBlank());
        return new RecordedStop(
                stop.uid(),
                stop.kind(),
                stop.by(),
                stop.since(),
                stop.contentDigest().or(() -> digest),
                scoped ? stop.servingDigest() : stop.servingDigest().or(() -> pods(decision)),
                scoped ? stop.scope() : scope(decision),
                stop.reason().isEmpty() ? decision.statement().reason() : stop.reason());
    }

    private Optional<HeldStop> judge(RecordedStop stop, Set<String> liftedForGood) {
        if (stop.kind() == StopKind.Revoke) {
            return Optional.of(new HeldStop(stop, Optional.empty()));
        }
        if (dossier.stops().lifted().contains(stop.uid())) {
            liftedForGood.add(stop.uid());
            return Optional.empty();
        }
        List<TimedDecision> resumes =
                effective.resumes().stream()
                        .filter(resume -> resume.decision().effect().lifts().contains(stop.uid()))
                        .toList();
        QuorumAssessor.QuorumResult full = QuorumAssessor.assess(policy.quorum(), resumes, now);
        Optional<Instant> fullEnd =
                full.met() ? full.end().map(QuorumAssessor.Limit::until) : Optional.empty();
        if (fullEnd.filter(Instant.MAX::equals).isPresent()) {
            liftedForGood.add(stop.uid());
            return Optional.empty();
        }
        Optional<Instant> end =
                Stream.of(fullEnd, temporaryEnd(resumes))
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
        return Optional.of(new HeldStop(stop, end, lifting(full, resumes)));
    }

    private HeldStop.Lifting lifting(
            QuorumAssessor.QuorumResult full, List<TimedDecision> resumes) {
        if (TimedDecision.activeAt(resumes, now).isEmpty()) {
            return HeldStop.Lifting.NONE;
        }
        return new HeldStop.Lifting(
                full.match().seated().stream()
                        .map(TimedDecision::decision)
                        .map(given -> given.statement().username() + " as " + given.role())
                        .toList(),
                full.match().missing(),
                QuorumAssessor.assess(policy.temporaryResumeRoles(), resumes, now)
                        .match()
                        .missing());
    }

    /**
     * Counts from the first moment at which the roles were complete, so later resumptions do not
     * prolong it.
     */
    private Optional<Instant> temporaryEnd(List<TimedDecision> resumes) {
        QuorumAssessor.QuorumResult result =
                QuorumAssessor.assess(policy.temporaryResumeRoles(), resumes, now);
        if (!result.met()) {
            return Optional.empty();
        }
        Instant longest =
                resumes.stream()
                        .map(TimedDecision::from)
                        .sorted()
                        .filter(start -> completeAt(resumes, start))
                        .findFirst()
                        .map(start -> Moments.after(start, policy.temporaryResumeMax()))
                        .orElse(now);
        return result.end()
                .map(limit -> Moments.earlier(limit.until(), longest))
                .filter(now::isBefore);
    }

    private boolean completeAt(List<TimedDecision> resumes, Instant start) {
        List<TimedDecision> begun = resumes.stream().filter(one -> one.begunAt(start)).toList();
        return QuorumMatching.of(policy.temporaryResumeRoles(), begun).complete();
    }
}
