package io.aihub.decision.health;

import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.drift.AttributionVerdict;
import io.aihub.decision.drift.AttributionVerdict.Attributed;
import io.aihub.decision.drift.BoundaryAttribution;
import io.aihub.decision.drift.BoundaryEvidence;
import io.aihub.decision.drift.BoundaryEvidence.InputSides;
import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.SignalTerms.AttributionMethod;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.drift.WindowVerdict;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.decision.ruling.BreachEvidence;
import io.aihub.decision.ruling.BreachEvidence.Answer;
import io.aihub.decision.ruling.Circumstances;
import io.aihub.decision.ruling.DecisionTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * From breached signals to a ruling. Attribution is asked for only where a signal whose terms allow
 * a rollback is breached.
 */
public final class BreachAssessor {

    public Breaches assess(Observation seen, List<SignalReport> reports) {
        List<Judged> judged =
                reports.stream()
                        .filter(SignalReport::breached)
                        .filter(report -> report.terms().action() == SignalAction.Rollback)
                        .map(report -> new Judged(report, attribute(seen, reports, report)))
                        .toList();
        Optional<Judged> acting =
                judged.stream()
                        .filter(Judged::attributed)
                        .findFirst()
                        .or(() -> judged.stream().findFirst());
        Answer version =
                acting.filter(Judged::attributed).isPresent() ? Answer.Yes : Answer.Unknown;
        BreachEvidence evidence =
                new BreachEvidence(
                        Answer.No,
                        answer(reports, SignalKind.DataQuality),
                        answer(reports, SignalKind.InputDrift),
                        answer(reports, SignalKind.OutputDrift),
                        version,
                        Answer.No,
                        circumstances(seen));
        Optional<SignalReport> cause =
                acting.map(Judged::report)
                        .or(() -> reports.stream().filter(SignalReport::breached).findFirst());
        return new Breaches(
                DecisionTable.decide(evidence), cause, acting.flatMap(Judged::attribution));
    }

    /** A breached signal that may roll back, and whether the version is at fault. */
    private record Judged(SignalReport report, Optional<AttributionVerdict> attribution) {
        boolean attributed() {
            return attribution.filter(a -> a.attributed() == Attributed.Yes).isPresent();
        }
    }

    private static Circumstances circumstances(Observation seen) {
        Circumstances plain = Circumstances.ordinary();
        boolean high =
                seen.serving()
                        .flatMap(revision -> revision.dossier().content().riskClass())
                        .filter(RiskClass.High::equals)
                        .isPresent();
        return new Circumstances(
                plain.governance(),
                plain.subgroups(),
                plain.onset(),
                plain.outputShift(),
                plain.quality(),
                high ? Circumstances.RiskGrade.High : plain.risk());
    }

    private static Answer answer(List<SignalReport> reports, SignalKind kind) {
        List<SignalReport> ofKind =
                reports.stream().filter(report -> report.terms().kind() == kind).toList();
        if (ofKind.stream().anyMatch(SignalReport::breached)) {
            return Answer.Yes;
        }
        boolean all =
                ofKind.stream()
                        .allMatch(report -> report.state().level() == SignalLevel.WithinLimits);
        return all ? Answer.No : Answer.Unknown;
    }

    private static Optional<AttributionVerdict> attribute(
            Observation seen, List<SignalReport> reports, SignalReport breached) {
        boolean boundary =
                breached.terms()
                        .attribution()
                        .filter(AttributionMethod.VersionBoundary::equals)
                        .isPresent();
        Optional<Instant> switchedAt = seen.recorded().rollout().since();
        if (!boundary || switchedAt.isEmpty()) {
            return Optional.empty();
        }
        Optional<Baseline> baseline = baselineBefore(seen);
        Optional<Pooled> pooled = baseline.flatMap(b -> b.signal(breached.terms().name()));
        return Optional.of(
                BoundaryAttribution.assess(
                        new BoundaryEvidence(
                                breached.terms(),
                                switchedAt.get(),
                                pooled.map(p -> stateOf(p, baseline.get())),
                                pooled.flatMap(Pooled::counts),
                                baseline.map(Baseline::at),
                                breached.state().firstBreach(),
                                breachCounts(seen, breached),
                                inputs(reports, breached, baseline))));
    }

    /** The baseline counts only when it was stored before the very revision that serves now. */
    private static Optional<Baseline> baselineBefore(Observation seen) {
        Optional<String> serving = seen.serving().map(revision -> revision.id().name());
        return seen.recorded()
                .rollout()
                .previous()
                .flatMap(previous -> seen.revision(previous.name()))
                .flatMap(previous -> previous.history().baseline())
                .filter(baseline -> serving.isPresent() && baseline.before().equals(serving));
    }

    /**
     * The newest breach window of this pass or, without one, the last that was counted: what is
     * held back stays a finding, and acts as soon as the hold is lifted.
     */
    private static Optional<Histogram> breachCounts(Observation seen, SignalReport breached) {
        Optional<Histogram> counted =
                breached.state().latest().filter(WindowOutcome.Breach::equals).isPresent()
                        ? counted(seen, breached)
                        : Optional.empty();
        return breached.verdicts().stream()
                .filter(verdict -> verdict.outcome() == WindowOutcome.Breach)
                .reduce((first, second) -> second)
                .flatMap(WindowVerdict::counts)
                .or(() -> counted);
    }

    private static Optional<Histogram> counted(Observation seen, SignalReport breached) {
        return seen.monitored().windows().stream()
                .filter(window -> window.signal().equals(breached.terms().name()))
                .filter(w -> breached.state().lastWindowEnd().equals(Optional.of(w.end())))
                .findFirst()
                .flatMap(ClosedWindow::counts);
    }

    /** An input whose newest window ended before the breach began says nothing about it. */
    private static List<InputSides> inputs(
            List<SignalReport> reports, SignalReport breached, Optional<Baseline> baseline) {
        return reports.stream()
                .filter(report -> report.terms().kind() == SignalKind.InputDrift)
                .map(
                        report ->
                                new InputSides(
                                        report.terms().name(),
                                        baseline.flatMap(b -> b.signal(report.terms().name()))
                                                .map(p -> stateOf(p, baseline.get())),
                                        Optional.of(report.state())
                                                .filter(state -> sawTheBreach(state, breached))))
                .toList();
    }

    private static boolean sawTheBreach(SignalStanding input, SignalReport breached) {
        Optional<Instant> began = breached.state().firstBreach();
        return input.lastWindowEnd()
                .filter(end -> began.filter(at -> !end.isAfter(at)).isEmpty())
                .isPresent();
    }

    /** A stored level is conclusive only when it rests on windows within limits. */
    private static SignalStanding stateOf(Pooled pooled, Baseline baseline) {
        boolean earned = pooled.level() == SignalLevel.WithinLimits && pooled.windows() > 0;
        return new SignalStanding(
                pooled.level(),
                baseline.at(),
                earned ? List.of(WindowOutcome.WithinLimits) : List.of(),
                Optional.of(baseline.at()),
                Optional.empty());
    }
}
