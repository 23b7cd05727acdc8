package io.aihub.decision.plan;

import io.aihub.decision.Ellipsis;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.health.Health;
import io.aihub.decision.health.SignalsAssessor;
import io.aihub.decision.health.StabilityAssessor;
import io.aihub.decision.observation.Approvals;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.plan.RevisionUpdate.Quarantined;
import io.aihub.decision.pressure.Pressure;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutPlan;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Standing.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what the snapshots remember: that one served, that it earned to be a rollback target,
 * what its counts looked like, and that it was rolled back from.
 */
final class RevisionUpdatePlanner {
    static final String OPERATOR = "aihub-operator";
    private static final int LONGEST_LIST = 500;
    private final SignalsAssessor signals = new SignalsAssessor();

    List<RevisionUpdate> updates(
            Observation seen,
            Approvals approvals,
            Health health,
            Pressure pressure,
            RolloutPlan plan) {
        List<RevisionUpdate> updates = new ArrayList<>();
        for (ObservedRevision revision : seen.revisions()) {
            approvals
                    .of(revision.id().name())
                    .map(own -> update(seen, revision, own, health, plan, pressure))
                    .ifPresent(updates::add);
        }
        return updates;
    }

    private RevisionUpdate update(
            Observation seen,
            ObservedRevision revision,
            ApprovalDecision own,
            Health health,
            RolloutPlan plan,
            Pressure pressure) {
        Optional<Instant> stable = newlyStable(seen, revision, health);
        return new RevisionUpdate(
                revision.id().name(),
                own.state(),
                firstServed(seen, revision, plan),
                stable,
                lastServed(revision, plan),
                quarantine(seen, revision, plan, pressure),
                baseline(seen, revision, health, plan, stable));
    }

    private static Optional<Instant> firstServed(
            Observation seen, ObservedRevision revision, RolloutPlan plan) {
        boolean serves = plan.next().serving().equals(Optional.of(revision.id()));
        return serves && revision.history().firstServed().isEmpty()
                ? Optional.of(plan.next().since().orElse(seen.now()))
                : Optional.empty();
    }

    /** It follows from the recorded rollout, so that a crash after the move loses nothing. */
    private static Optional<Instant> lastServed(ObservedRevision revision, RolloutPlan plan) {
        boolean left = plan.next().previous().equals(Optional.of(revision.id()));
        return left ? plan.next().since() : Optional.empty();
    }

    /**
     * Since when the revision is stable: within limits or, where nothing is monitored, serving for
     * long enough.
     */
    private static Optional<Instant> newlyStable(
            Observation seen, ObservedRevision revision, Health health) {
        Optional<Instant> since = StabilityAssessor.stableFrom(seen, revision, health);
        boolean due =
                revision.history().stableSince().isEmpty()
                        && since.filter(at -> !seen.now().isBefore(at)).isPresent();
        return due ? Optional.of(seen.now()) : Optional.empty();
    }

    private static Optional<Quarantined> quarantine(
            Observation seen, ObservedRevision revision, RolloutPlan plan, Pressure pressure) {
        Optional<RevisionId> left = seen.recorded().rollout().serving();
        boolean leaves =
                plan.step() == RolloutStep.RollBack && left.equals(Optional.of(revision.id()));
        Cause cause = pressure.push().cause();
        if (leaves && cause != Cause.Revoked) {
            return Optional.of(quarantined(cause, seen.now(), pressure));
        }
        Optional<Instant> written = revision.history().quarantined();
        return seen.recorded()
                .last()
                .filter(last -> last.quarantines(revision.id()))
                .filter(last -> written.filter(at -> !at.isBefore(last.at())).isEmpty())
                .map(last -> new Quarantined(last.reason(), last.at(), OPERATOR, true));
    }

    private static Quarantined quarantined(Cause cause, Instant at, Pressure pressure) {
        boolean asked = cause == Cause.RollbackRequested;
        String by =
                pressure.request()
                        .filter(r -> asked)
                        .map(r -> r.statement().username())
                        .orElse(OPERATOR);
        Reason reason = asked ? Reason.RollbackRequested : Reason.RolledBack;
        return new Quarantined(reason.name(), at, by, false);
    }

    /** Why the counts of a signal are not kept, where they cannot be. */
    static Optional<Finding> unkept(Observation seen) {
        List<String> signals =
                seen.monitored().windows().stream()
                        .filter(w -> !w.counts().map(Baseline::hasRoomFor).orElse(true))
                        .map(ClosedWindow::signal)
                        .distinct()
                        .sorted()
                        .toList();
        return signals.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                Reason.BaselineNotKept,
                                Level.Warn,
                                "spec.monitoring.signals",
                                "The counts of "
                                        + Ellipsis.list(signals, ", ", LONGEST_LIST)
                                        + " have more than "
                                        + Baseline.MOST_EDGES
                                        + " edges of bins and are not kept, so a later breach cannot"
                                        + " be put down to the version. Show fewer buckets."));
    }

    private Optional<Baseline> baseline(
            Observation seen,
            ObservedRevision revision,
            Health health,
            RolloutPlan plan,
            Optional<Instant> newlyStable) {
        boolean serves = seen.recorded().rollout().serving().equals(Optional.of(revision.id()));
        boolean leaving = plan.step() == RolloutStep.StoreBaseline;
        boolean owed = plan.step() != RolloutStep.Switch && isOwed(revision, health);
        boolean due = leaving || newlyStable.isPresent() || owed;
        if (!serves || health.reports().isEmpty() || !due) {
            return Optional.empty();
        }
        List<Pooled> pooled =
                signals.pool(seen, health.reports(), revision.history().baseline()).stream()
                        .map(Pooled::keepable)
                        .toList();
        boolean early = !leaving && newlyStable.isEmpty();
        if (early && pooled.stream().anyMatch(signal -> signal.counts().isEmpty())) {
            return Optional.empty();
        }
        Optional<String> before =
                leaving
                        ? plan.next().candidate().map(c -> c.id().name())
                        : revision.history().baseline().flatMap(Baseline::before);
        return Optional.of(new Baseline(seen.now(), before, pooled));
    }

    /**
     * The first counts are stored as soon as there are any of every signal: a process that has just
     * begun when the revision becomes stable, or is left, has none.
     */
    private static boolean isOwed(ObservedRevision revision, Health health) {
        Optional<Baseline> stored = revision.history().baseline();
        return health.reports().stream()
                .filter(report -> report.terms().kind() != SignalKind.DataQuality)
                .map(report -> report.terms().name())
                .anyMatch(
                        name ->
                                stored.flatMap(baseline -> baseline.signal(name))
                                        .flatMap(Pooled::counts)
                                        .isEmpty());
    }
}
