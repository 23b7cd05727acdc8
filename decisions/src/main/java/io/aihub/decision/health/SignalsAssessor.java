package io.aihub.decision.health;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.DriftAssessor;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalFold;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.UsableShare;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.drift.WindowVerdict;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the windows that are new since status was saved, and folds them into the states. */
public final class SignalsAssessor {
    private static final Set<SignalLevel> TELLING =
            EnumSet.of(SignalLevel.Warning, SignalLevel.Breached);

    /** One report a signal, in the order of the terms; none while nothing serves. */
    public List<SignalReport> assess(Observation seen) {
        List<SignalReport> reports = new ArrayList<>();
        if (seen.recorded().rollout().serves() != Serves.Revision) {
            return reports;
        }
        for (SignalTerms terms : seen.monitored().signals()) {
            reports.add(report(seen, terms, terms.name()));
            usable(seen, terms).ifPresent(reports::add);
        }
        return reports;
    }

    /** How many values of an input can be used is a signal while it has something to say. */
    private static Optional<SignalReport> usable(Observation seen, SignalTerms input) {
        SignalTerms terms = UsableShare.terms(input);
        boolean named =
                seen.monitored().signals().stream().anyMatch(s -> s.name().equals(terms.name()));
        if (input.kind() != SignalKind.InputDrift || named) {
            return Optional.empty();
        }
        return Optional.of(report(seen, terms, input.name()))
                .filter(report -> TELLING.contains(report.state().level()));
    }

    /**
     * @param windows the signal whose windows are judged
     */
    private static SignalReport report(Observation seen, SignalTerms terms, String windows) {
        Instant since = seen.recorded().rollout().since().orElse(seen.now());
        SignalStanding state =
                Optional.ofNullable(seen.recorded().signals().get(terms.name()))
                        .orElseGet(() -> SignalStanding.unknown(since));
        Optional<Instant> counted = state.lastWindowEnd();
        List<WindowVerdict> verdicts = new ArrayList<>();
        for (ClosedWindow window : seen.monitored().windows()) {
            // There may still be windows from an earlier time at which this revision served.
            boolean mine = window.signal().equals(windows) && window.end().isAfter(since);
            if (mine && counted.filter(end -> !window.end().isAfter(end)).isEmpty()) {
                WindowVerdict verdict = judge(seen, window, terms);
                verdicts.add(verdict);
                state = SignalFold.fold(state, verdict, terms);
            }
        }
        return new SignalReport(terms, counted(state, seen.now()), verdicts);
    }

    /** A signal whose last window ended at a time that is not trusted has counted it until now. */
    private static SignalStanding counted(SignalStanding state, Instant now) {
        boolean known = state.recent().isEmpty() || state.lastWindowEnd().isPresent();
        return known
                ? state
                : new SignalStanding(
                        state.level(),
                        state.since(),
                        state.recent(),
                        Optional.of(now),
                        state.firstBreach());
    }

    private static WindowVerdict judge(Observation seen, ClosedWindow window, SignalTerms terms) {
        Optional<Histogram> reference =
                Optional.ofNullable(seen.monitored().references().get(window.signal()));
        return terms.kind() == SignalKind.DataQuality
                ? UsableShare.assess(window, reference, terms)
                : DriftAssessor.assess(window, reference, terms);
    }

    /** The pooled counts of the windows within limits; without any, what was stored before. */
    public List<Pooled> pool(
            Observation seen, List<SignalReport> reports, Optional<Baseline> stored) {
        return reports.stream()
                .filter(report -> report.terms().kind() != SignalKind.DataQuality)
                .map(report -> pool(seen, report, stored))
                .toList();
    }

    private static Pooled pool(Observation seen, SignalReport report, Optional<Baseline> stored) {
        SignalTerms terms = report.terms();
        Optional<Histogram> sum = Optional.empty();
        int windows = 0;
        for (ClosedWindow window : seen.monitored().windows()) {
            if (!window.signal().equals(terms.name()) || window.counts().isEmpty()) {
                continue;
            }
            Histogram counts = window.counts().get();
            boolean sameEdges = sum.map(s -> s.edges().equals(counts.edges())).orElse(true);
            if (sameEdges && judge(seen, window, terms).outcome() == WindowOutcome.WithinLimits) {
                sum = Optional.of(sum.map(s -> s.plus(counts)).orElse(counts));
                windows++;
            }
        }
        Optional<Pooled> before = stored.flatMap(baseline -> baseline.signal(terms.name()));
        boolean older = before.filter(b -> b.counts().isPresent()).isPresent();
        if (older && windows < before.get().windows()) {
            sum = before.get().counts();
            windows = before.get().windows();
        }
        return new Pooled(
                terms.name(), terms.kind(), terms.feature(), report.state().level(), windows, sum);
    }
}
