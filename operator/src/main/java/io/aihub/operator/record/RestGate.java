package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.AIModelStatusBuilder;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ServingStatusBuilder;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.api.v1alpha1.status.SignalStatusBuilder;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.dossier.time.ApiDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a model at rest from being written: while nothing but the figures of windows within limits
 * changes, status is written at most once an hour. A window with any other outcome is written as it
 * closes.
 */
final class RestGate {
    private static final Duration PERIOD = Duration.ofHours(1);

    private static final Set<WindowOutcome> RESTLESS =
            EnumSet.of(WindowOutcome.Breach, WindowOutcome.Inconclusive);

    boolean mayWait(AIModelStatus before, AIModelStatus after, Instant now) {
        return before != null
                && !signals(before).isEmpty()
                && atRest(signals(before))
                && atRest(signals(after))
                && still(before).equals(still(after))
                && newest(before).filter(end -> isRecent(end, now)).isPresent();
    }

    /** A time beyond now is of a clock that stood ahead; status is written to correct it. */
    private static boolean isRecent(Instant end, Instant now) {
        return !end.isAfter(now) && now.isBefore(end.plus(PERIOD));
    }

    /** Whether the last three windows of every signal are within limits, or the same silence. */
    private static boolean atRest(List<SignalStatus> signals) {
        return signals.stream().allMatch(signal -> rests(windows(signal)));
    }

    private static boolean rests(List<WindowOutcome> windows) {
        List<WindowOutcome> last = windows.subList(Math.max(0, windows.size() - 3), windows.size());
        return last.size() == 3
                && last.stream().distinct().count() == 1
                && !RESTLESS.contains(last.get(0));
    }

    /** Letters that cannot be read are no windows. */
    private static List<WindowOutcome> windows(SignalStatus signal) {
        try {
            return WindowOutcome.read(Objects.requireNonNullElse(signal.recent(), ""));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** The status without the figures that move with every window. */
    private static AIModelStatus still(AIModelStatus status) {
        return AIModelStatusBuilder.builder(status)
                .serving(still(status.serving()))
                .signals(signals(status).stream().map(RestGate::still).toList())
                .build();
    }

    private static ServingStatus still(ServingStatus serving) {
        return serving == null
                ? null
                : ServingStatusBuilder.builder(serving).casesServed(null).build();
    }

    private static SignalStatus still(SignalStatus signal) {
        return SignalStatusBuilder.builder()
                .name(signal.name())
                .kind(signal.kind())
                .outcome(signal.outcome())
                .state(signal.state())
                .since(signal.since())
                .revision(signal.revision())
                .firstBreach(signal.firstBreach())
                .build();
    }

    private static List<SignalStatus> signals(AIModelStatus status) {
        return status.signals() == null ? List.of() : status.signals();
    }

    private static Optional<Instant> newest(AIModelStatus status) {
        return signals(status).stream()
                .map(SignalStatus::windowEnd)
                .flatMap(end -> ApiDate.time(end).stream())
                .max(Comparator.naturalOrder());
    }
}
