package io.aihub.operator.mapping;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.status.Candidate.CandidatePhase;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.observation.Observation.LastAction;
import io.aihub.decision.observation.Observation.Recorded;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutPlan;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import io.aihub.decision.rollout.RolloutState.Purpose;
import io.aihub.decision.rollout.Standing.Serves;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.vocabulary.EnumMapping;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What status remembers, in the words of the decisions. Status that cannot be read is forgotten.
 */
public final class RecordedMapping {
    /** Finds a revision by name; one whose snapshot is gone is known by its name alone. */
    private final Function<String, RevisionId> revisions;

    public RecordedMapping(Function<String, RevisionId> revisions) {
        this.revisions = revisions;
    }

    /** What status remembers; nothing for a model without one. */
    public Recorded map(AIModelStatus status) {
        if (status == null) {
            return Recorded.NOTHING;
        }
        RolloutState rollout = rollout(status);
        List<ConditionFact> conditions = conditions(status);
        return new Recorded(
                rollout,
                signals(status, rollout),
                conditions,
                ServingMemoryMapping.map(status.serving(), conditions),
                Optional.ofNullable(status.serving()).flatMap(s -> ApiDate.time(s.lapsedAt())),
                lastAction(status));
    }

    /**
     * Whether the candidate did not answer its golden request. Before there was a phase that says
     * so, the reason of a condition did (docs/adr/0012).
     */
    public static boolean failedSmokeTest(AIModelStatus status) {
        CandidatePhase phase = status.candidate() == null ? null : status.candidate().phase();
        return phase == CandidatePhase.SmokeTestFailed
                || phase == CandidatePhase.Failed
                        && conditions(status).stream()
                                .anyMatch(fact -> fact.reason() == Reason.SmokeTestFailed);
    }

    private RolloutState rollout(AIModelStatus status) {
        ServingStatus serving = status.serving();
        Optional<CandidateRecord> candidate =
                Optional.ofNullable(status.candidate())
                        .filter(c -> c.revision() != null)
                        .map(
                                c ->
                                        new CandidateRecord(
                                                revisions.apply(c.revision()),
                                                ApiDate.time(c.since()).orElse(Instant.EPOCH),
                                                EnumMapping.PURPOSE.toDecisions(
                                                        c.purpose(), Purpose.Promotion)));
        if (serving == null || serving.revision() == null) {
            return new RolloutState(
                    Serves.Nothing,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    candidate);
        }
        return new RolloutState(
                serving.state() == ServingState.Stopped ? Serves.Stopped : Serves.Revision,
                Optional.of(revisions.apply(serving.revision())),
                ApiDate.time(serving.since()),
                Optional.ofNullable(serving.previous()).map(revisions),
                candidate);
    }

    /** States of signals from an earlier time of serving say nothing about the present one. */
    private static Map<String, SignalStanding> signals(AIModelStatus status, RolloutState rollout) {
        Map<String, SignalStanding> states = new HashMap<>();
        List<SignalStatus> signals = status.signals() == null ? List.of() : status.signals();
        Instant since = rollout.since().orElse(Instant.EPOCH);
        for (SignalStatus signal : signals) {
            Optional<Instant> end = ApiDate.time(signal.windowEnd());
            if (end.filter(at -> at.isAfter(since)).isPresent()) {
                state(signal, end).ifPresent(state -> states.put(signal.name(), state));
            }
        }
        return states;
    }

    private static Optional<SignalStanding> state(SignalStatus signal, Optional<Instant> end) {
        try {
            return Optional.of(
                    new SignalStanding(
                            EnumMapping.SIGNAL_LEVEL.toDecisions(
                                    signal.state(), SignalLevel.Unknown),
                            ApiDate.time(signal.since()).orElse(Instant.EPOCH),
                            WindowOutcome.read(Objects.requireNonNullElse(signal.recent(), "")),
                            end,
                            ApiDate.time(signal.firstBreach())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A condition of somebody else is left to them. */
    private static List<ConditionFact> conditions(AIModelStatus status) {
        return Stream.ofNullable(status.conditions())
                .flatMap(List::stream)
                .flatMap(condition -> fact(condition).stream())
                .toList();
    }

    private static Optional<ConditionFact> fact(Condition condition) {
        Optional<ConditionType> type = ConditionType.named(condition.type());
        Optional<Reason> reason = Reason.named(condition.reason());
        if (type.isEmpty() || reason.isEmpty() || condition.status() == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ConditionFact(
                        type.get(),
                        EnumMapping.CONDITION_STATUS.toDecisions(condition.status()),
                        reason.get(),
                        Objects.requireNonNullElse(condition.message(), ""),
                        condition.observedGeneration() == null ? 0 : condition.observedGeneration(),
                        ApiDate.time(condition.lastTransitionTime()).orElse(Instant.EPOCH)));
    }

    private static Optional<LastAction> lastAction(AIModelStatus status) {
        return Optional.ofNullable(status.lastAction())
                .flatMap(
                        action ->
                                what(action.what())
                                        .map(
                                                what ->
                                                        new LastAction(
                                                                what,
                                                                Optional.ofNullable(action.from()),
                                                                String.valueOf(action.reason()),
                                                                ApiDate.time(action.at())
                                                                        .orElse(Instant.EPOCH),
                                                                Optional.ofNullable(
                                                                        action.record()),
                                                                Optional.ofNullable(action.by()),
                                                                Optional.ofNullable(
                                                                        action.signal()),
                                                                Optional.ofNullable(
                                                                        action.message()))));
    }

    private static Optional<RolloutPlan.What> what(String word) {
        return Stream.of(RolloutPlan.What.values()).filter(w -> w.name().equals(word)).findFirst();
    }
}
