package io.aihub.decision.plan;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.Blocker;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.approval.Content.Stage;
import io.aihub.decision.condition.ConditionSet;
import io.aihub.decision.condition.ConditionsAssessor;
import io.aihub.decision.condition.Pass;
import io.aihub.decision.health.BreachAssessor;
import io.aihub.decision.health.Breaches;
import io.aihub.decision.health.Health;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.health.HealthAssessor;
import io.aihub.decision.health.SignalsAssessor;
import io.aihub.decision.health.StabilityAssessor;
import io.aihub.decision.observation.Approvals;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.plan.ModelPlan.Remembered;
import io.aihub.decision.pressure.Pressure;
import io.aihub.decision.pressure.PressureAssessor;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionFacts;
import io.aihub.decision.revision.RevisionFacts.Approval;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutPlan;
import io.aihub.decision.rollout.RolloutPlanner;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Situation;
import io.aihub.decision.rollout.Situation.AskedContent;
import io.aihub.decision.rollout.Standing.Asked;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides one reconcile: gate, signals, attribution, table, rollout, in that order. Total and pure.
 */
public final class ModelPlanner {
    /**
     * When to reconcile again after a step that has a sequel: after a move of traffic, to say what
     * is measured on the new revision; after a baseline was stored, to switch.
     */
    private static final Duration AFTER_A_MOVE = Duration.ofSeconds(1);

    private final SignalsAssessor signals = new SignalsAssessor();
    private final HealthAssessor health = new HealthAssessor();
    private final BreachAssessor breaches = new BreachAssessor();
    private final PressureAssessor pressures = new PressureAssessor();
    private final RolloutPlanner rollouts = new RolloutPlanner();
    private final RevisionUpdatePlanner revisions = new RevisionUpdatePlanner();
    private final ServingMemoryPlanner serving = new ServingMemoryPlanner();
    private final StopMemoryPlanner stops = new StopMemoryPlanner();
    private final ConditionsAssessor conditions = new ConditionsAssessor();
    private final ActionMapping teller = new ActionMapping();

    /** The plan of one pass. Planning again on what it recorded decides nothing new. */
    public ModelPlan plan(Observation observed) {
        Observation seen = observed.trusted();
        Approvals before = Approvals.judge(seen, seen.recorded().rollout().serving());
        Health now = health.assess(seen, signals.assess(seen));
        Breaches broken = breaches.assess(seen, now.reports());
        Pressure pressure = pressures.assess(seen, before, now, broken);
        RolloutPlan rollout = rollouts.plan(situation(seen, before, pressure));
        Approvals approvals = Approvals.judge(seen, rollout.next().serving());
        Health shown = movesTraffic(seen, rollout) ? health.afterMove(seen, rollout) : now;
        Pass pass = new Pass(seen, approvals, shown, broken, pressure, rollout);
        return new ModelPlan(
                approvals,
                shown,
                rollout,
                pressure.hold(),
                teller.tell(pass),
                ConditionSet.merge(
                        seen.recorded().conditions(), conditions.assess(pass), seen.now()),
                findings(pass),
                memory(pass),
                revisions.updates(pass, now),
                nextCheck(pass));
    }

    private static boolean movesTraffic(Observation seen, RolloutPlan rollout) {
        return !rollout.next().since().equals(seen.recorded().rollout().since());
    }

    private static Situation situation(Observation seen, Approvals approvals, Pressure pressure) {
        List<RevisionFacts> facts =
                seen.revisions().stream().map(revision -> facts(revision, approvals)).toList();
        ObservedRevision judged = seen.serving().orElse(seen.asked());
        return new Situation(
                seen.recorded().rollout(),
                new AskedContent(seen.asked().id(), asked(seen, approvals)),
                facts,
                pressure.push(),
                judged.terms(),
                deadlines(seen),
                seen.now());
    }

    private static Map<String, Duration> deadlines(Observation seen) {
        Map<String, Duration> deadlines = new HashMap<>();
        Stream.concat(seen.revisions().stream(), Stream.of(seen.asked()))
                .forEach(r -> deadlines.put(r.id().name(), r.terms().progressDeadline()));
        return deadlines;
    }

    private static RevisionFacts facts(ObservedRevision revision, Approvals approvals) {
        Approval approval =
                approvals
                        .of(revision.id().name())
                        .map(ModelPlanner::approval)
                        .orElse(Approval.Lapsed);
        return new RevisionFacts(
                revision.id(),
                approval,
                revision.history().stableSince(),
                approvals.quarantined(revision.id().name()),
                revision.history().created(),
                revision.workload());
    }

    /** Pods of which a revocation may be meant are nobody's target, not even a named one. */
    private static Approval approval(ApprovalDecision decision) {
        if (decision.bar().undecided().isPresent()) {
            return Approval.Revoked;
        }
        if (decision.isInForce()) {
            return Approval.InForce;
        }
        return decision.causes().contains(Blocker.Revoked) ? Approval.Revoked : Approval.Lapsed;
    }

    private static Asked asked(Observation seen, Approvals approvals) {
        var content = seen.asked().dossier().content();
        if (content.stage() == Stage.Retired) {
            return Asked.Retired;
        }
        if (content.hosting() == Hosting.External) {
            return Asked.External;
        }
        return barred(approvals, seen.asked().id(), seen.recorded().rollout())
                ? Asked.Quarantined
                : inForce(approvals);
    }

    /** Corrected terms reach pods that serve, whatever keeps such pods from starting. */
    private static boolean barred(Approvals approvals, RevisionId asked, RolloutState rollout) {
        boolean serves =
                rollout.serves() == Serves.Revision
                        && rollout.serving().filter(asked::samePods).isPresent();
        return !serves && approvals.asked().bar().holds();
    }

    private static Asked inForce(Approvals approvals) {
        return approvals.asked().isInForce() ? Asked.InForce : Asked.Waiting;
    }

    private static List<Finding> findings(Pass pass) {
        List<Finding> all = new ArrayList<>(pass.approvals().asked().findings());
        all.addAll(pass.seen().problems());
        all.addAll(pass.pressure().findings());
        pass.rollout()
                .refused()
                .forEach(
                        refusal ->
                                all.add(
                                        Finding.of(
                                                Reason.NoRollbackTarget,
                                                Level.Warn,
                                                "status.serving",
                                                refusal.revision() + " " + refusal.why() + ".")));
        all.addAll(servingFindings(pass));
        RevisionUpdatePlanner.unkept(pass.seen()).ifPresent(all::add);
        if (barred(pass.approvals(), pass.seen().asked().id(), pass.rollout().next())) {
            all.addAll(BarFindings.of(pass));
        }
        PendingChange.finding(pass).ifPresent(all::add);
        return all.stream()
                .distinct()
                .sorted(
                        Comparator.comparing(Finding::level)
                                .reversed()
                                .thenComparing(Finding::rule)
                                .thenComparing(Finding::path)
                                .thenComparing(Finding::message))
                .toList();
    }

    /** What is wrong with the approval of what serves, where it is not the content asked for. */
    private static List<Finding> servingFindings(Pass pass) {
        return pass.servingApproval()
                .filter(own -> !own.isInForce())
                .filter(own -> !pass.servesWhatIsAsked())
                .map(ApprovalDecision::findings)
                .orElse(List.of());
    }

    private Remembered memory(Pass pass) {
        boolean lapsed = pass.servingApproval().filter(own -> !own.isInForce()).isPresent();
        return new Remembered(
                stops.holding(pass),
                stops.lifted(pass),
                serving.memory(pass),
                lapsed ? pass.pressure().lapsedAt() : Optional.empty());
    }

    private static Optional<Instant> nextCheck(Pass pass) {
        Observation seen = pass.seen();
        Stream<Instant> gates =
                Stream.concat(
                        pass.approvals().asked().nextCheck().stream(),
                        pass.servingApproval().flatMap(ApprovalDecision::nextCheck).stream());
        Stream<Instant> stable =
                seen
                        .serving()
                        .flatMap(r -> StabilityAssessor.stableFrom(seen, r, pass.health()))
                        .stream();
        Stream<Instant> blind =
                pass
                        .health()
                        .silentSince()
                        .flatMap(at -> seen.serving().map(r -> at.plus(r.failure().noDataFor())))
                        .stream();
        Stream<Instant> troubles = seen.revisions().stream().flatMap(r -> r.troubleAt().stream());
        return Stream.of(
                        gates,
                        troubles,
                        stable,
                        blind,
                        graceEnds(pass).stream(),
                        afterMove(pass).stream(),
                        pass.pressure().hold().decidedUntil().stream(),
                        pass.rollout().recheckAt().stream())
                .flatMap(stream -> stream)
                .filter(at -> at.isAfter(seen.now()))
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> graceEnds(Pass pass) {
        return pass.pressure()
                .lapsedAt()
                .flatMap(
                        at ->
                                pass.servingApproval()
                                        .flatMap(ApprovalDecision::graceForRunning)
                                        .map(at::plus));
    }

    private static Optional<Instant> afterMove(Pass pass) {
        Observation seen = pass.seen();
        boolean moves = movesTraffic(seen, pass.rollout());
        boolean goesOn =
                pass.rollout().step() == RolloutStep.StoreBaseline
                        || ServedPlanner.isLeaving(seen, pass.rollout());
        if (moves && !goesOn && pass.health().overall() == Overall.NotMonitored) {
            // Nothing is measured, so the next thing that time alone brings is that the revision is
            // stable.
            return Optional.of(seen.now().plus(seen.asked().terms().stableAfter()));
        }
        return goesOn || moves ? Optional.of(seen.now().plus(AFTER_A_MOVE)) : Optional.empty();
    }
}
