package io.aihub.operator.observe;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.Finding;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalContext;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ApprovalGate;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.decision.approval.Content;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.approval.Content.Stage;
import io.aihub.decision.approval.Dossier;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.approval.HoldInForce;
import io.aihub.decision.approval.Period;
import io.aihub.decision.approval.PlacementTerms;
import io.aihub.decision.approval.StopHistory;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.health.Health;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.health.Health.Sight;
import io.aihub.decision.health.SignalReport;
import io.aihub.decision.observation.Approvals;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.Observation.Monitored;
import io.aihub.decision.observation.Observation.Recorded;
import io.aihub.decision.observation.Observation.Register;
import io.aihub.decision.observation.ServingMemory;
import io.aihub.decision.observation.Traffic;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.ModelPlan.ActionTaken;
import io.aihub.decision.plan.ModelPlan.Remembered;
import io.aihub.decision.revision.FailureMode;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.ObservedRevision.History;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.revision.RolloutTerms;
import io.aihub.decision.revision.RolloutTerms.Mode;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.revision.RolloutTerms.Strategy;
import io.aihub.decision.rollout.RolloutPlan;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.RolloutStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A plan that says next to nothing, changed by name. */
final class Plans {
    static final Instant NOW = Instant.parse("2027-03-01T12:00:00.007Z");
    private RolloutState rollout = RolloutState.NONE;
    private Optional<ActionTaken> action = Optional.empty();
    private List<SignalReport> reports = List.of();
    private List<ConditionFact> conditions = List.of();
    private List<Finding> findings = List.of();
    private Optional<Instant> lapsedAt = Optional.empty();
    private Overall overall = Overall.NotMonitored;
    private ServingMemory serving = ServingMemory.NONE;

    static Plans plan() {
        return new Plans();
    }

    static RevisionId id(String name) {
        return new RevisionId(name, "sha256:c-" + name, "sha256:s-" + name, name + ".0");
    }

    Plans rollout(RolloutState value) {
        rollout = value;
        return this;
    }

    Plans action(ActionTaken value) {
        action = Optional.of(value);
        return this;
    }

    Plans signal(SignalStanding state) {
        SignalTerms terms =
                new SignalTerms(
                        "score",
                        SignalKind.OutputDrift,
                        "score",
                        0.2,
                        OptionalDouble.empty(),
                        0.001,
                        Duration.ofMinutes(1),
                        100,
                        2,
                        3,
                        3,
                        10,
                        SignalAction.Alert,
                        Optional.empty());
        reports = List.of(new SignalReport(terms, state, List.of()));
        return this;
    }

    Plans condition(ConditionFact value) {
        conditions = List.of(value);
        return this;
    }

    Plans finding(Finding value) {
        findings = List.of(value);
        return this;
    }

    Plans lapsedAt(Instant value) {
        lapsedAt = Optional.of(value);
        return this;
    }

    Plans serving(ServingMemory value) {
        serving = value;
        return this;
    }

    Plans overall(Overall value) {
        overall = value;
        return this;
    }

    ModelPlan build() {
        return new ModelPlan(
                new Approvals(new ApprovalGate().evaluate(dossier(), NOW), Map.of()),
                new Health(reports, overall, Sight.Sees, Reason.NotMonitored, "", Optional.empty()),
                new RolloutPlan(
                        RolloutStep.Keep,
                        rollout,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new HoldInForce(Hold.None, Hold.None, Optional.empty()),
                action,
                conditions,
                findings,
                new Remembered(List.of(), List.of(), serving, lapsedAt),
                List.of(),
                Optional.empty());
    }

    Observation observation() {
        ObservedRevision asked =
                new ObservedRevision(
                        id("m-1"),
                        dossier(),
                        new RolloutTerms(
                                Strategy.BlueGreen,
                                Duration.ofHours(1),
                                Duration.ofHours(1),
                                Mode.Automatic,
                                Duration.ofHours(1),
                                Duration.ofHours(1),
                                SafeState.StopServing),
                        new FailureMode(
                                FailureMode.OnExpiry.KeepServing,
                                FailureMode.OnNoData.Alert,
                                Duration.ofHours(1),
                                1),
                        History.none(NOW),
                        WorkloadState.Absent);
        return new Observation(
                new Register(7, Hold.None),
                asked,
                List.of(),
                new Recorded(
                        rollout,
                        Map.of(),
                        List.of(),
                        ServingMemory.NONE,
                        Optional.empty(),
                        Optional.empty()),
                Traffic.to(Optional.empty()),
                Monitored.NOTHING,
                List.of(),
                NOW);
    }

    private static Dossier dossier() {
        return new Dossier(
                "m",
                new Content(
                        id("m-1").contentDigest(),
                        id("m-1").servingDigest(),
                        "1.0",
                        Optional.empty(),
                        Stage.GeneralUse,
                        Hosting.Cluster,
                        Period.always(),
                        List.of(),
                        PlacementTerms.anywhere(),
                        List.of()),
                List.of(),
                List.of(),
                StopHistory.none(),
                new ApprovalContext(
                        new ClusterPlace(Optional.empty(), "SE", "SE"),
                        AdmissionGuard.Present,
                        ContentStanding.AskedFor,
                        Optional.empty()));
    }
}
