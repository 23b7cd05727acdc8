package io.aihub.decision.health;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.DriftAssessor;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalFold;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.drift.WindowVerdict;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the windows that are new since status was saved, and folds them into the states. */
public final class SignalsAssessor {

    /** One report a signal, in the order of the terms; none while nothing serves. */
    public List<SignalReport> assess(Observation seen) {
        List<SignalReport> reports = new ArrayList<>();
        if (seen.recorded().rollout().serves() != Serves.Revision) {
            return reports;
        }
        for (SignalTerms terms : seen.monitored().signals()) {
            reports.add(report(seen, terms));
        }
        return reports;
    }

    private static SignalReport report(Observation seen, SignalTerms terms) {
        Instant since = seen.recorded().rollout().since().orElse(seen.now());
        SignalStanding state =
                Optional.ofNullable(seen.recorded().signals().get(terms.name()))
                        .orElseGet(() -> SignalStanding.unknown(since));
        Optional<Instant> counted = state.lastWindowEnd();
        List<WindowVerdict> verdicts = new ArrayList<>();
        for (ClosedWindow window : seen.monitored().windows()) {
            // There may still be windows from an earlier time at which this revision served.
            boolean mine = window.signal().equals(terms.name()) && window.end().isAfter(since);
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
        return DriftAssessor.assess(
                window,
                Optional.ofNullable(seen.monitored().references().get(terms.name())),
                terms);
    }

    /** The pooled counts of the windows within limits; without any, what was stored before. */
    public List<Pooled> pool(
            Observation seen, List<SignalReport> reports, Optional<Baseline> stored) {
        return reports.stream().map(report -> pool(seen, report, stored)).toList();
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
