package io.aihub.operator.report;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.SignalKind;
import io.aihub.api.v1alpha1.SignalState;
import io.aihub.api.v1alpha1.status.LastAction;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.Reason.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Picks what a saved status says and the one before did not. */
final class KubernetesEventPicker {
    /** Conditions that only repeat what an action, a signal or another condition tells. */
    private static final Set<ConditionType> REPEATED =
            EnumSet.of(
                    ConditionType.RegisterComplete,
                    ConditionType.Ready,
                    ConditionType.Stable,
                    ConditionType.SignalsWithinLimits,
                    ConditionType.VersionOverridden,
                    ConditionType.Suspended,
                    ConditionType.SafetyStopped);

    /** Good news that a person waits for. */
    private static final Set<Reason> ENDS = Set.of(Reason.Recovered, Reason.HoldEnded);

    private static final Set<Reason> TOLD_BY_ACTIONS =
            Set.of(Reason.Stopped, Reason.Verifying, Reason.PromotionPaused);

    /** Pods that they start are not available at first. */
    private static final Set<String> STARTING = Set.of("Restart", "RollBack");

    List<KubernetesEvent> pick(AIModelStatus before, AIModelStatus after) {
        List<KubernetesEvent> events = new ArrayList<>();
        Optional<KubernetesEvent> action = action(before, after);
        action.ifPresent(events::add);
        breaches(before, after).forEach(events::add);
        boolean starts = action.map(KubernetesEvent::action).filter(STARTING::contains).isPresent();
        conditions(before, after)
                .filter(event -> !starts || event.reason() != Reason.NotAvailable)
                .forEach(events::add);
        return events;
    }

    private static Optional<KubernetesEvent> action(AIModelStatus before, AIModelStatus after) {
        LastAction last = after.lastAction();
        if (last == null || before != null && last.equals(before.lastAction())) {
            return Optional.empty();
        }
        return Reason.named(last.reason())
                .map(
                        reason ->
                                new KubernetesEvent(
                                        String.join(
                                                "/",
                                                last.what(),
                                                String.valueOf(last.from()),
                                                String.valueOf(last.to()),
                                                last.at()),
                                        last.at(),
                                        reason,
                                        last.what(),
                                        last.message()));
    }

    private static Stream<KubernetesEvent> breaches(AIModelStatus before, AIModelStatus after) {
        return signals(after).stream()
                .filter(signal -> signal.state() == SignalState.Breached)
                .filter(signal -> signals(before).stream().noneMatch(old -> same(old, signal)))
                .map(
                        signal ->
                                new KubernetesEvent(
                                        String.join("/", "breach", signal.name(), signal.since()),
                                        signal.since(),
                                        signal.kind() == SignalKind.InputDrift
                                                ? Reason.InputDriftAlert
                                                : Reason.Breach,
                                        "Breach",
                                        "Signal " + signal.name() + ": " + signal.message()));
    }

    private static boolean same(SignalStatus old, SignalStatus signal) {
        return old.state() == SignalState.Breached
                && Objects.equals(old.name(), signal.name())
                && Objects.equals(old.since(), signal.since());
    }

    private static Stream<KubernetesEvent> conditions(AIModelStatus before, AIModelStatus after) {
        return after.conditions().stream()
                .filter(condition -> !shown(before, condition))
                .flatMap(condition -> condition(condition).stream());
    }

    private static Optional<KubernetesEvent> condition(Condition condition) {
        boolean ours =
                ConditionType.named(condition.type())
                        .filter(type -> !REPEATED.contains(type) || isResumed(condition))
                        .isPresent();
        return Reason.named(condition.reason())
                .filter(reason -> ours && told(condition, reason))
                .map(
                        reason ->
                                new KubernetesEvent(
                                        String.join(
                                                "/",
                                                condition.type(),
                                                condition.reason(),
                                                condition.lastTransitionTime()),
                                        condition.lastTransitionTime(),
                                        reason,
                                        condition.type(),
                                        condition.message()));
    }

    /** That a stop is lifted for a limited time is told by nothing else. */
    private static boolean isResumed(Condition condition) {
        return condition.reason().equals(Reason.TemporaryResume.name())
                || condition.reason().equals(Reason.ResumeEnding.name());
    }

    /** Silence that has not lasted yet is not told. */
    private static boolean told(Condition condition, Reason reason) {
        boolean worth = reason.severity() == Severity.Warning || ENDS.contains(reason);
        boolean unsettled = condition.status() == Condition.Status.Unknown;
        boolean repeated =
                condition.type().equals(ConditionType.RolledBack.name())
                        && reason == Reason.Revoked;
        return worth && !unsettled && !repeated && !TOLD_BY_ACTIONS.contains(reason);
    }

    private static boolean shown(AIModelStatus before, Condition condition) {
        return before != null
                && before.conditions() != null
                && before.conditions().stream()
                        .anyMatch(
                                old ->
                                        old.type().equals(condition.type())
                                                && old.status() == condition.status()
                                                && old.reason().equals(condition.reason()));
    }

    private static List<SignalStatus> signals(AIModelStatus status) {
        return status == null || status.signals() == null ? List.of() : status.signals();
    }
}
