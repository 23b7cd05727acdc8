package io.aihub.operator.loop;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.revision.Baseline;
import io.aihub.api.v1alpha1.revision.BaselineSignal;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.api.v1alpha1.status.LastAction;
import io.aihub.api.v1alpha1.status.ModelFinding;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.api.v1alpha1.status.Stop;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.RecordedStop.StopKind;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.story.Answer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what the API shows to what a story hears. */
final class StoryAnswers {
    private static final Pattern SAFETY_STOP = Pattern.compile("(safety-.+)-\\d{10}");

    private final Names names;

    StoryAnswers(Names names) {
        this.names = names;
    }

    Answer.Action of(LastAction action) {
        return new Answer.Action(
                What.valueOf(action.what()),
                Optional.ofNullable(action.from()).map(names::story),
                Optional.ofNullable(action.to()).map(names::story),
                Reason.valueOf(action.reason()),
                Optional.ofNullable(action.rule()),
                Optional.ofNullable(action.record()).map(names::story),
                Instant.parse(action.at()),
                names.sentence(action.message()));
    }

    Answer.Condition of(Condition condition) {
        return new Answer.Condition(
                condition.type(),
                ConditionStatus.valueOf(condition.status().name()),
                Reason.valueOf(condition.reason()),
                names.sentence(condition.message()),
                Instant.parse(condition.lastTransitionTime()));
    }

    Answer.Stop of(Stop stop) {
        return new Answer.Stop(stopName(stop.uid()), StopKind.valueOf(stop.kind()));
    }

    /** The name of a stop in a story: of its decision, or of a safety stop without its moment. */
    String stopName(String uid) {
        Matcher safety = SAFETY_STOP.matcher(names.sentence(uid));
        return safety.matches() ? safety.group(1) : names.story(uid);
    }

    /** Signals with a closed window of this stay of traffic, by name. */
    static Map<String, Answer.Signal> signals(AIModelStatus status) {
        Map<String, Answer.Signal> all = new TreeMap<>();
        Instant since = moment(status.serving().since()).orElse(Instant.EPOCH);
        for (SignalStatus signal : orEmpty(status.signals())) {
            if (moment(signal.windowEnd()).filter(end -> end.isAfter(since)).isPresent()) {
                all.put(
                        signal.name(),
                        new Answer.Signal(
                                SignalLevel.valueOf(signal.state().name()), signal.recent()));
            }
        }
        return all;
    }

    Answer.History of(ModelRevisionStatus status) {
        if (status == null) {
            return new Answer.History(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new Answer.History(
                moment(status.firstServed()),
                moment(status.stableSince()),
                Optional.ofNullable(status.quarantine()).map(Quarantine::at).map(Instant::parse),
                Optional.ofNullable(status.baseline()).map(this::of));
    }

    private Answer.Baseline of(Baseline baseline) {
        Map<String, Answer.Pooled> signals = new TreeMap<>();
        for (BaselineSignal signal : orEmpty(baseline.signals())) {
            signals.put(
                    signal.name(),
                    new Answer.Pooled(
                            SignalLevel.valueOf(signal.state().name()), signal.counts() != null));
        }
        return new Answer.Baseline(
                Instant.parse(baseline.at()),
                Optional.ofNullable(baseline.before()).map(names::story),
                signals);
    }

    /** Empty where the finding is not named after a reason. */
    Optional<Answer.Finding> of(ModelFinding finding) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(finding.rule()))
                .findFirst()
                .map(
                        reason ->
                                new Answer.Finding(
                                        reason,
                                        Level.valueOf(finding.level().name()),
                                        finding.path() == null ? "" : finding.path(),
                                        names.sentence(finding.message())));
    }

    static Optional<Instant> moment(String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
