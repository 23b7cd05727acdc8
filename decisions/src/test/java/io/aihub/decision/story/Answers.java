package io.aihub.decision.story;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.Finding;
import io.aihub.decision.approval.RecordedStop;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.observation.Observation.LastAction;
import io.aihub.decision.plan.ModelPlan.ActionTaken;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.ObservedRevision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** From what the decisions work with to what a reader of the API would see. */
final class Answers {
    private Answers() {}

    static Answer.Condition of(ConditionFact fact) {
        return new Answer.Condition(
                fact.type().name(),
                fact.status(),
                fact.reason(),
                fact.message(),
                fact.lastTransition());
    }

    static Answer.Action of(ActionTaken action, Instant at) {
        return new Answer.Action(
                action.what(),
                action.from(),
                action.to(),
                action.reason(),
                action.rule(),
                action.record(),
                at,
                action.message());
    }

    /** As status remembers it. */
    static LastAction recorded(ActionTaken action, Instant at) {
        return new LastAction(
                action.what(),
                action.from(),
                action.reason().name(),
                at,
                action.record(),
                action.by(),
                action.signal(),
                Optional.of(action.message()));
    }

    static Answer.Stop of(RecordedStop stop) {
        return new Answer.Stop(Governance.stopName(stop.uid()), stop.kind());
    }

    static Answer.Signal of(SignalStanding state) {
        return new Answer.Signal(state.level(), WindowOutcome.letters(state.recent()));
    }

    static Answer.History of(ObservedRevision.History history) {
        return new Answer.History(
                history.firstServed(),
                history.stableSince(),
                history.quarantined(),
                history.baseline().map(Answers::of));
    }

    private static Answer.Baseline of(Baseline baseline) {
        Map<String, Answer.Pooled> signals = new TreeMap<>();
        baseline.signals()
                .forEach(
                        pooled ->
                                signals.put(
                                        pooled.name(),
                                        new Answer.Pooled(
                                                pooled.level(), pooled.counts().isPresent())));
        return new Answer.Baseline(baseline.at(), baseline.before(), signals);
    }

    /** Empty where the finding is not named after a reason. */
    static Optional<Answer.Finding> of(Finding finding) {
        return finding.reason()
                .map(
                        reason ->
                                new Answer.Finding(
                                        reason,
                                        finding.level(),
                                        finding.path(),
                                        finding.message()));
    }

    static <A, B> Map<String, B> byName(Map<String, A> all, Function<A, B> mapping) {
        Map<String, B> mapped = new TreeMap<>();
        all.forEach((name, value) -> mapped.put(name, mapping.apply(value)));
        return mapped;
    }
}
