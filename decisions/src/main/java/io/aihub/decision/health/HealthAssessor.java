package io.aihub.decision.health;

import io.aihub.decision.Reason;
import io.aihub.decision.drift.Scrapes;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.health.Health.Sight;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.rollout.RolloutPlan;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts the signals into one word. Silence is neither health nor guilt: a model whose counts stay
 * away is {@code Unknown}, however well it looked before.
 */
public final class HealthAssessor {
    public Health assess(Observation seen, List<SignalReport> reports) {
        boolean serves = seen.recorded().rollout().serves() == Serves.Revision;
        if (!serves || seen.monitored().signals().isEmpty()) {
            boolean broken = serves && seen.monitored().unavailable().isPresent();
            return broken ? unavailable(seen, reports) : notMonitored(reports, serves);
        }
        return seen.monitored().unavailable().isPresent()
                ? unavailable(seen, reports)
                : watched(seen, reports);
    }

    /**
     * The health after a move of traffic: what was measured on the old revision says nothing about
     * the new one. Where nothing served before, the terms that were read are already those of the
     * new revision; if they name no signal, that is said at once and saves a write a second later.
     */
    public Health afterMove(Observation seen, RolloutPlan rollout) {
        boolean first =
                seen.recorded().rollout().serving().isEmpty()
                        && rollout.next().serving().equals(Optional.of(seen.asked().id()));
        boolean unmonitored =
                seen.monitored().signals().isEmpty() && seen.monitored().unavailable().isEmpty();
        return first && unmonitored ? notMonitored(List.of(), true) : Health.notSeenYet(seen.now());
    }

    private static Health notMonitored(List<SignalReport> reports, boolean serves) {
        return new Health(
                reports,
                Overall.NotMonitored,
                Sight.Sees,
                serves ? Reason.NotMonitored : Reason.NotServing,
                serves ? "The terms name no signal that is assessed." : "Nothing serves.",
                Optional.empty());
    }

    private static Health unavailable(Observation seen, List<SignalReport> reports) {
        var finding = seen.monitored().unavailable().orElseThrow();
        return silent(
                seen,
                reports,
                Sight.Silent,
                finding.reason().orElse(Reason.SourceError),
                finding.message());
    }

    private static Health watched(Observation seen, List<SignalReport> reports) {
        Scrapes scrapes = seen.monitored().scrapes();
        if (scrapes.state() == Scrapes.State.Dark) {
            return silent(
                    seen,
                    reports,
                    Sight.Dark,
                    scrapes.fault() == Scrapes.Fault.Error ? Reason.SourceError : Reason.NoData,
                    scrapes.said().orElse("No counts arrive."));
        }
        return byWindows(seen, reports);
    }

    private static Health byWindows(Observation seen, List<SignalReport> reports) {
        Optional<SignalReport> unseen = unseen(reports);
        if (unseen.isPresent()) {
            WindowOutcome outcome = unseen.get().state().latest().orElseThrow();
            Reason reason =
                    outcome == WindowOutcome.SourceError ? Reason.SourceError : Reason.NoData;
            return silent(
                    seen,
                    reports,
                    Sight.Silent,
                    reason,
                    "No counts of signal " + unseen.get().terms().name() + " arrive.");
        }
        boolean none = reports.stream().anyMatch(r -> r.state().latest().isEmpty());
        if (none) {
            return silent(seen, reports, Sight.Silent, Reason.NoData, "No window has closed yet.");
        }
        if (notSeenSince(seen)) {
            return silent(
                    seen,
                    reports,
                    Sight.Silent,
                    Reason.NoData,
                    "No counts arrived before the operator started, and none were read since.");
        }
        return new Health(
                reports,
                overall(reports),
                Sight.Sees,
                Reason.MetricsArriving,
                "Windows close with counts in them.",
                Optional.empty());
    }

    /** What an earlier process found dark is not seen again by starting another one. */
    private static boolean notSeenSince(Observation seen) {
        return seen.monitored().scrapes().state() == Scrapes.State.Unknown
                && seen.monitored().windows().isEmpty()
                && seen.recorded().serving().silentSince().isPresent();
    }

    private static Optional<SignalReport> unseen(List<SignalReport> reports) {
        return reports.stream()
                .filter(
                        report ->
                                report.state()
                                        .latest()
                                        .filter(HealthAssessor::withoutData)
                                        .isPresent())
                .findFirst();
    }

    private static boolean withoutData(WindowOutcome outcome) {
        return outcome == WindowOutcome.NoData || outcome == WindowOutcome.SourceError;
    }

    private static Health silent(
            Observation seen,
            List<SignalReport> reports,
            Sight sight,
            Reason reason,
            String message) {
        Instant since = silentSince(seen);
        Duration allowed =
                seen.serving()
                        .map(revision -> revision.failure().noDataFor())
                        .orElse(Duration.ZERO);
        boolean already = seen.recorded().serving().blindSince().isPresent();
        boolean blind = already || !seen.now().isBefore(since.plus(allowed));
        boolean breached = reports.stream().anyMatch(SignalReport::breached);
        return new Health(
                reports,
                breached ? Overall.Breached : Overall.Unknown,
                blind ? Sight.Blind : sight,
                reason,
                message,
                Optional.of(since));
    }

    /** The time comes from status, so that it survives a restart. */
    private static Instant silentSince(Observation seen) {
        Instant serving = seen.recorded().rollout().since().orElse(seen.now());
        Instant silent = seen.recorded().serving().silentSince().orElse(seen.now());
        return silent.isAfter(serving) ? silent : serving;
    }

    private static Overall overall(List<SignalReport> reports) {
        if (any(reports, SignalLevel.Breached)) {
            return Overall.Breached;
        }
        if (any(reports, SignalLevel.Unknown)) {
            return Overall.Unknown;
        }
        return any(reports, SignalLevel.Warning) ? Overall.Warning : Overall.WithinLimits;
    }

    private static boolean any(List<SignalReport> reports, SignalLevel level) {
        return reports.stream().anyMatch(report -> report.state().level() == level);
    }
}
