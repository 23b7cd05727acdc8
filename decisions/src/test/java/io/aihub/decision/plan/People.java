package io.aihub.decision.plan;

import io.aihub.decision.approval.Clocks;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.DecisionKind;
import io.aihub.decision.approval.Effect;
import io.aihub.decision.approval.EmergencyLimits;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.GivenDecision.DecisionIdentity;
import io.aihub.decision.approval.GivenDecision.DecisionSubject;
import io.aihub.decision.approval.GivenDecision.Statement;
import io.aihub.decision.approval.Period;
import io.aihub.decision.approval.Policy;
import io.aihub.decision.approval.Policy.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The people around a model: what they decide, as decisions that the gate reads. */
final class People {
    private static final String SAFETY = "clinical-safety";
    private final Supplier<Instant> clock;
    private final List<GivenDecision> decisions = new ArrayList<>();

    People(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** One clinical-safety approval suffices; content that serves has a day of grace. */
    static Policy oneRole() {
        return quorum(1);
    }

    static Policy quorum(int people) {
        return new Policy(
                "demo",
                Set.of(),
                Admission.NotRequired,
                Map.of(RiskClass.High, Map.of(SAFETY, people)),
                Map.of(),
                new Clocks(Map.of(), Optional.empty(), Optional.of(Duration.ofDays(1))),
                EmergencyLimits.unset(),
                Set.of());
    }

    List<GivenDecision> decisions() {
        return List.copyOf(decisions);
    }

    GivenDecision approve(Version version) {
        return approve(version, Duration.ofDays(300));
    }

    GivenDecision approve(Version version, Duration validFor) {
        Period period = new Period(Optional.empty(), Optional.of(clock.get().plus(validFor)));
        return decide(DecisionKind.Approve, version.id().contentDigest(), period, Effect.none());
    }

    GivenDecision revoke(Version version) {
        return decide(
                DecisionKind.Revoke, version.id().contentDigest(), Period.always(), Effect.none());
    }

    GivenDecision suspend() {
        return decide(DecisionKind.Suspend, "", Period.always(), Effect.none());
    }

    GivenDecision resume(String stop) {
        return decide(
                DecisionKind.Resume,
                "",
                Period.always(),
                new Effect(Set.of(stop), Optional.empty(), Optional.empty()));
    }

    GivenDecision acknowledge(Version version) {
        return decide(
                DecisionKind.Acknowledge,
                version.id().contentDigest(),
                Period.always(),
                Effect.none());
    }

    GivenDecision askForRollback(Optional<String> revision) {
        return decide(
                DecisionKind.Rollback,
                "",
                Period.always(),
                new Effect(Set.of(), Optional.empty(), revision));
    }

    void forget(GivenDecision decision) {
        decisions.remove(decision);
    }

    private GivenDecision decide(
            DecisionKind kind, String contentDigest, Period period, Effect effect) {
        String uid = kind + "-" + decisions.size();
        GivenDecision decision =
                new GivenDecision(
                        new DecisionIdentity(uid, uid.toLowerCase(Locale.ROOT), clock.get()),
                        kind,
                        new DecisionSubject(contentDigest, Optional.of(RiskClass.High)),
                        new Statement(SAFETY, "sara", "read the validation", ""),
                        period,
                        effect);
        decisions.add(decision);
        return decision;
    }
}
