package io.aihub.decision.pressure;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.DecisionKind;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.HoldAssessor;
import io.aihub.decision.approval.HoldInForce;
import io.aihub.decision.approval.RecordedStop;
import io.aihub.decision.approval.RecordedStop.StopKind;
import io.aihub.decision.drift.AttributionVerdict;
import io.aihub.decision.drift.AttributionVerdict.Attributed;
import io.aihub.decision.drift.BoundaryCondition;
import io.aihub.decision.drift.SignalTerms.AttributionMethod;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.health.Breaches;
import io.aihub.decision.health.Health;
import io.aihub.decision.health.Health.Sight;
import io.aihub.decision.health.SignalReport;
import io.aihub.decision.observation.Approvals;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.RollbackOutcome;
import io.aihub.decision.revision.FailureMode;
import io.aihub.decision.revision.FailureMode.OnExpiry;
import io.aihub.decision.revision.FailureMode.OnNoData;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.rollback.RollbackGate;
import io.aihub.decision.rollback.RollbackGate.Brakes;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.Situation.Push;
import io.aihub.decision.rollout.Standing.Cause;
import io.aihub.decision.rollout.Standing.Promotion;
import io.aihub.decision.rollout.Standing.Serves;
import io.aihub.decision.ruling.Remedy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the strongest cause against what serves. The order is that of docs/design.md, "Approval":
 * what already serves stops for a person's stop, a safety stop or the model's own failure mode, and
 * for nothing else.
 */
public final class PressureAssessor {
    private final RollbackGate brakes = new RollbackGate();

    public Pressure assess(
            Observation seen, Approvals approvals, Health health, Breaches breaches) {
        Optional<ApprovalDecision> own =
                seen.recorded().rollout().serving().flatMap(id -> approvals.of(id.name()));
        List<Finding> findings = new ArrayList<>();
        HoldInForce hold =
                HoldAssessor.assess(seen.asked().dossier(), seen.register().hold(), seen.now());
        Optional<GivenDecision> request = request(seen);
        Optional<Instant> lapsedAt = lapsedAt(seen, own);
        Cause cause =
                stopped(seen, approvals, own)
                        .or(() -> failureMode(seen, health, own, lapsedAt))
                        .or(() -> ruled(seen, approvals, breaches, hold, findings))
                        .or(() -> request.map(r -> Cause.RollbackRequested))
                        .orElse(lapsedAt.isPresent() ? Cause.Lapsed : Cause.None);
        Push push =
                new Push(
                        cause,
                        cause == Cause.RollbackRequested
                                ? request.flatMap(r -> r.effect().rollbackTo())
                                : Optional.empty(),
                        promotion(seen, heldBy(seen, health, hold), findings));
        return new Pressure(push, request, lapsedAt, hold, findings);
    }

    private static Optional<Cause> stopped(
            Observation seen, Approvals approvals, Optional<ApprovalDecision> own) {
        List<RecordedStop> stops = own.orElse(approvals.asked()).activeStops();
        if (stops.stream().anyMatch(stop -> stop.kind() == StopKind.Suspend)) {
            return Optional.of(Cause.Suspended);
        }
        boolean serves = seen.recorded().rollout().serves() != Serves.Nothing;
        boolean revoked =
                own.map(ApprovalDecision::causes).filter(PressureAssessor::revoked).isPresent();
        if (serves && revoked) {
            return Optional.of(Cause.Revoked);
        }
        return stops.stream().anyMatch(stop -> stop.kind() == StopKind.Safety)
                ? Optional.of(Cause.SafeState)
                : Optional.empty();
    }

    private static boolean revoked(List<io.aihub.decision.approval.Blocker> causes) {
        return causes.contains(io.aihub.decision.approval.Blocker.Revoked);
    }

    private static Optional<Instant> lapsedAt(Observation seen, Optional<ApprovalDecision> own) {
        boolean lapsed = own.filter(decision -> !decision.isInForce()).isPresent();
        return lapsed
                ? Optional.of(seen.recorded().lapsedAt().orElse(seen.now()))
                : Optional.empty();
    }

    /** The failure mode of the terms: expiry after its grace, and blindness after its time. */
    private static Optional<Cause> failureMode(
            Observation seen,
            Health health,
            Optional<ApprovalDecision> own,
            Optional<Instant> lapsedAt) {
        Optional<ObservedRevision> serving = seen.serving();
        if (serving.isEmpty() || seen.recorded().rollout().serves() != Serves.Revision) {
            return Optional.empty();
        }
        FailureMode mode = serving.get().failure();
        Duration grace = own.flatMap(ApprovalDecision::graceForRunning).orElse(Duration.ZERO);
        // Without a policy nobody has set a grace, and a deleted policy stops nothing that serves.
        boolean graced =
                own.filter(o -> o.causes().contains(io.aihub.decision.approval.Blocker.NoPolicy))
                        .isPresent();
        boolean expired =
                mode.onExpiry() == OnExpiry.SafeState
                        && !graced
                        && lapsedAt.filter(at -> !seen.now().isBefore(at.plus(grace))).isPresent();
        boolean blind = mode.onNoData() == OnNoData.SafeState && health.sight() == Sight.Blind;
        boolean signal =
                health.reports().stream()
                        .filter(SignalReport::breached)
                        .anyMatch(r -> r.terms().action() == SignalAction.SafeState);
        boolean keeps = serving.get().terms().safeState() == SafeState.KeepServing;
        return !keeps && (expired || blind || signal)
                ? Optional.of(Cause.SafeState)
                : Optional.empty();
    }

    private Optional<Cause> ruled(
            Observation seen,
            Approvals approvals,
            Breaches breaches,
            HoldInForce hold,
            List<Finding> findings) {
        if (breaches.ruling().remedy() != Remedy.Rollback) {
            unattributed(breaches).ifPresent(findings::add);
            return Optional.empty();
        }
        ObservedRevision serving = seen.serving().orElseThrow();
        Optional<Reason> held =
                brakes.hold(
                        new Brakes(
                                serving.terms(),
                                hold.pausesAutomation(),
                                lastRollback(approvals),
                                ineffective(seen)),
                        seen.now());
        held.ifPresent(
                reason ->
                        findings.add(
                                Finding.of(
                                        reason,
                                        Level.Warn,
                                        "rollback",
                                        "A rollback is called for ("
                                                + breaches.ruling().reading()
                                                + ") and held: "
                                                + because(reason, hold)
                                                + ". Write `aihub rollback` to do it.")));
        return held.isPresent() ? Optional.empty() : Optional.of(Cause.RollbackRuled);
    }

    /** Whoever reads it at night has to see that it is a hold, and whose. */
    private static String because(Reason reason, HoldInForce hold) {
        boolean held = reason == Reason.RollbackProposed && hold.pausesAutomation();
        return held ? hold.words() : reason.meaning();
    }

    /** A signal that could roll back and does not has to say why. */
    private static Optional<Finding> unattributed(Breaches breaches) {
        return breaches.attribution()
                .filter(attribution -> attribution.attributed() == Attributed.No)
                .map(
                        attribution ->
                                Finding.of(
                                        Reason.NotAttributed,
                                        Level.Warn,
                                        "monitoring.signals",
                                        "Signal "
                                                + breaches.cause().orElseThrow().terms().name()
                                                + " is in breach and nothing is rolled back: not met is "
                                                + attribution.missing().stream()
                                                        .map(c -> because(attribution, c))
                                                        .collect(Collectors.joining(", "))
                                                + ". A person can: aihub rollback."));
    }

    private static String because(AttributionVerdict attribution, BoundaryCondition condition) {
        return condition + " (" + attribution.explanation(condition) + ")";
    }

    private static Optional<Instant> lastRollback(Approvals approvals) {
        return approvals.byRevision().keySet().stream()
                .flatMap(revision -> approvals.quarantined(revision).stream())
                .max(Comparator.naturalOrder());
    }

    private static boolean ineffective(Observation seen) {
        return seen.recorded()
                .serving()
                .rollback()
                .filter(RollbackOutcome.Ineffective::equals)
                .isPresent();
    }

    /** A person's newest request that was made since the traffic last moved and is not done yet. */
    private static Optional<GivenDecision> request(Observation seen) {
        RolloutState rollout = seen.recorded().rollout();
        if (rollout.serves() != Serves.Revision) {
            return Optional.empty();
        }
        // The API server tells creation in whole seconds.
        Instant since = rollout.since().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
        return seen.asked().dossier().decisions().stream()
                .filter(decision -> decision.kind() == DecisionKind.Rollback)
                .filter(GivenDecision::byPerson)
                .filter(decision -> !decision.identity().createdAt().isBefore(since))
                .filter(decision -> !carriedOut(seen, decision))
                .max(Comparator.comparing(decision -> decision.identity().createdAt()));
    }

    private static boolean carriedOut(Observation seen, GivenDecision decision) {
        return seen.recorded()
                .last()
                .flatMap(last -> last.record())
                .filter(decision.uid()::equals)
                .isPresent();
    }

    private static Promotion promotion(
            Observation seen, Optional<String> held, List<Finding> findings) {
        if (held.isPresent() && seen.recorded().rollout().candidate().isPresent()) {
            findings.add(
                    Finding.of(
                            Reason.PromotionPaused,
                            Level.Warn,
                            "rollout",
                            "The new revision waits: " + held.get() + "."));
        }
        if (held.isPresent()) {
            return Promotion.Held;
        }
        return baselineMissing(seen) ? Promotion.BaselineMissing : Promotion.Open;
    }

    private static Optional<String> heldBy(Observation seen, Health health, HoldInForce hold) {
        if (hold.holds()) {
            return Optional.of(hold.words());
        }
        boolean blind =
                health.sight() == Sight.Blind
                        && seen.serving()
                                .filter(r -> r.failure().onNoData() == OnNoData.PausePromotion)
                                .isPresent();
        if (blind) {
            return Optional.of("no counts arrive, and onNoData is PausePromotion");
        }
        return health.reports().stream()
                .filter(SignalReport::breached)
                .filter(report -> report.terms().action() == SignalAction.PausePromotion)
                .map(report -> "signal " + report.terms().name() + " is in breach")
                .findFirst();
    }

    /** Only attribution at the version boundary needs a baseline. */
    private static boolean baselineMissing(Observation seen) {
        boolean needed =
                seen.monitored().signals().stream()
                        .anyMatch(
                                terms ->
                                        terms.attribution()
                                                .filter(AttributionMethod.VersionBoundary::equals)
                                                .isPresent());
        Optional<String> candidate =
                seen.recorded().rollout().candidate().map(c -> c.id()).map(RevisionId::name);
        return needed
                && candidate.isPresent()
                && seen.serving()
                        .flatMap(serving -> serving.history().baseline())
                        .filter(baseline -> baseline.before().equals(candidate))
                        .isEmpty();
    }
}
