package io.aihub.decision.plan;

import io.aihub.decision.Ellipsis;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.condition.Pass;
import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.health.Health;
import io.aihub.decision.health.SignalsAssessor;
import io.aihub.decision.health.StabilityAssessor;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.rollout.RolloutPlan;
import io.aihub.decision.rollout.RolloutStep;
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

    /**
     * @param health before any move of this pass
     */
    List<RevisionUpdate> updates(Pass pass, Health health) {
        List<RevisionUpdate> updates = new ArrayList<>();
        for (ObservedRevision revision : pass.seen().revisions()) {
            pass.approvals()
                    .of(revision.id().name())
                    .map(own -> update(pass, revision, own, health))
                    .ifPresent(updates::add);
        }
        return updates;
    }

    private RevisionUpdate update(
            Pass pass, ObservedRevision revision, ApprovalDecision own, Health health) {
        Observation seen = pass.seen();
        RolloutPlan plan = pass.rollout();
        Optional<Instant> stable = newlyStable(seen, revision, health);
        return new RevisionUpdate(
                revision.id().name(),
                own.state(),
                ServedPlanner.served(seen, revision, plan),
                stable,
                QuarantinePlanner.quarantine(pass, revision),
                baseline(seen, revision, health, plan, stable));
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
