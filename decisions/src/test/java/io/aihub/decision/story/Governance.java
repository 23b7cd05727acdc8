package io.aihub.decision.story;

import io.aihub.decision.approval.Clocks;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Effect;
import io.aihub.decision.approval.Effect.Reach;
import io.aihub.decision.approval.EmergencyLimits;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.GivenDecision.DecisionIdentity;
import io.aihub.decision.approval.GivenDecision.DecisionSubject;
import io.aihub.decision.approval.GivenDecision.Statement;
import io.aihub.decision.approval.Period;
import io.aihub.decision.approval.Policy;
import io.aihub.decision.approval.Policy.Admission;
import io.aihub.decision.approval.RecordedStop;
import io.aihub.decision.approval.StopHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policies and decisions of a model, as the gate reads them. */
final class Governance {
    private static final String SAFETY_STOP = "safety-";
    private final List<GivenDecision> decisions = new ArrayList<>();
    private List<Policy> policies = List.of(quorum(1));

    List<GivenDecision> decisions() {
        return List.copyOf(decisions);
    }

    List<Policy> policies() {
        return policies;
    }

    void require(int people) {
        policies = List.of(quorum(people));
    }

    void loseThePolicy() {
        policies = List.of();
    }

    /** A decision's name is its uid. */
    void decide(Decision decision, StopHistory stops, Instant now) {
        String digest = decision.version().map(about -> about.id().contentDigest()).orElse("");
        decisions.add(
                new GivenDecision(
                        new DecisionIdentity(decision.name(), decision.name(), now),
                        decision.kind(),
                        new DecisionSubject(digest, Optional.of(RiskClass.High)),
                        new Statement(
                                Decision.ROLE,
                                Decision.PERSON,
                                "read the validation and the figures",
                                ""),
                        new Period(Optional.empty(), decision.validFor().map(now::plus)),
                        new Effect(
                                decision.stop()
                                        .map(stop -> Set.of(uid(stop, stops)))
                                        .orElse(Set.of()),
                                Optional.empty(),
                                decision.revision(),
                                new Reach(decision.scope(), Optional.empty()),
                                decision.hold())));
    }

    void forget(String decision) {
        decisions.removeIf(given -> given.name().equals(decision));
    }

    private static String uid(String stop, StopHistory stops) {
        return stops.recorded().stream()
                .map(RecordedStop::uid)
                .filter(uid -> stopName(uid).equals(stop))
                .findFirst()
                .orElse(stop);
    }

    /** A safety stop is named without its moment. */
    static String stopName(String uid) {
        return uid.startsWith(SAFETY_STOP) ? uid.substring(0, uid.lastIndexOf('-')) : uid;
    }

    /** So many approvals suffice; content that serves has a day of grace. */
    private static Policy quorum(int people) {
        return new Policy(
                "demo",
                Set.of(),
                Admission.NotRequired,
                Map.of(RiskClass.High, Map.of(Decision.ROLE, people)),
                Map.of(),
                new Clocks(Map.of(), Optional.empty(), Optional.of(Duration.ofDays(1))),
                EmergencyLimits.unset(),
                Set.of());
    }
}
