package io.aihub.decision.observation;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.observation.Observation.LastAction;
import io.aihub.decision.observation.Observation.Monitored;
import io.aihub.decision.observation.Observation.Recorded;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.ObservedRevision.History;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trusts no stored time beyond now: a clock that stood ahead once would otherwise hold a signal on
 * its last word, or the brakes on, until that time has come. Such a time counts as now and is
 * stored so. What is stored where no pass can correct it counts as the last move of traffic: it
 * went with one.
 */
final class StoredTimes {
    private final Instant now;
    private final Instant moved;

    private StoredTimes(Instant now, Optional<Instant> moved) {
        this.now = now;
        this.moved = moved.map(this::past).orElse(now);
    }

    static Observation trusted(Observation seen) {
        StoredTimes times = new StoredTimes(seen.now(), seen.recorded().rollout().since());
        return new Observation(
                seen.register(),
                times.revision(seen.asked()),
                seen.revisions().stream().map(times::revision).toList(),
                times.recorded(seen.recorded()),
                seen.traffic(),
                times.monitored(seen.monitored()),
                seen.problems(),
                seen.now());
    }

    private Instant past(Instant time) {
        return time.isAfter(now) ? now : time;
    }

    private Optional<Instant> past(Optional<Instant> time) {
        return time.map(this::past);
    }

    private Instant moved(Instant time) {
        return time.isAfter(now) ? moved : time;
    }

    private Recorded recorded(Recorded recorded) {
        Map<String, SignalStanding> signals = new HashMap<>();
        recorded.signals().forEach((name, standing) -> signals.put(name, standing(standing)));
        ServingMemory serving = recorded.serving();
        return new Recorded(
                rollout(recorded.rollout()),
                signals,
                recorded.conditions().stream().map(this::condition).toList(),
                new ServingMemory(
                        past(serving.silentSince()),
                        past(serving.blindSince()),
                        past(serving.withinLimitsSince()),
                        serving.rollback()),
                past(recorded.lapsedAt()),
                recorded.last().map(this::last));
    }

    private RolloutState rollout(RolloutState rollout) {
        return new RolloutState(
                rollout.serves(),
                rollout.serving(),
                past(rollout.since()),
                rollout.previous(),
                rollout.candidate()
                        .map(c -> new CandidateRecord(c.id(), past(c.since()), c.purpose())));
    }

    /** Without an end of its last window a signal counts the next one, whenever that ends. */
    private SignalStanding standing(SignalStanding standing) {
        return new SignalStanding(
                standing.level(),
                past(standing.since()),
                standing.recent(),
                standing.lastWindowEnd().filter(end -> !end.isAfter(now)),
                past(standing.firstBreach()));
    }

    private ConditionFact condition(ConditionFact fact) {
        return new ConditionFact(
                fact.type(),
                fact.status(),
                fact.reason(),
                fact.message(),
                fact.observedGeneration(),
                past(fact.lastTransition()));
    }

    private LastAction last(LastAction last) {
        return new LastAction(
                last.what(),
                last.from(),
                last.reason(),
                moved(last.at()),
                last.record(),
                last.by(),
                last.signal(),
                last.message());
    }

    private ObservedRevision revision(ObservedRevision revision) {
        History history = revision.history();
        return new ObservedRevision(
                revision.id(),
                revision.dossier(),
                revision.terms(),
                revision.failure(),
                new History(
                        history.created(),
                        history.firstServed(),
                        history.lastServed().map(this::moved),
                        history.stableSince().map(this::moved),
                        history.quarantined().map(this::moved),
                        history.baseline().map(this::baseline),
                        history.servingSince().map(this::moved)),
                revision.workload(),
                revision.trouble(),
                revision.troubleAt());
    }

    private Baseline baseline(Baseline baseline) {
        return new Baseline(moved(baseline.at()), baseline.before(), baseline.signals());
    }

    /** Where one window of a signal ends beyond now, all of them were counted by that clock. */
    private Monitored monitored(Monitored monitored) {
        Set<String> ahead =
                monitored.windows().stream()
                        .filter(window -> window.end().isAfter(now))
                        .map(ClosedWindow::signal)
                        .collect(Collectors.toSet());
        List<ClosedWindow> windows =
                monitored.windows().stream()
                        .filter(window -> !ahead.contains(window.signal()))
                        .toList();
        return new Monitored(
                monitored.signals(),
                monitored.references(),
                windows,
                monitored.unavailable(),
                monitored.scrapes());
    }
}
