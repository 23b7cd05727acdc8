package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.dossier.time.ApiDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Rest is rest: while nothing but the figures of windows within limits changed, status is written
 * at most once an hour. A window that is anything else is written as it closes.
 */
final class RestGate {
    private static final Duration PERIOD = Duration.ofHours(1);

    boolean mayWait(AIModelStatus before, AIModelStatus after, Instant now) {
        return before != null
                && !signals(before).isEmpty()
                && SignalStatusMapping.atRest(signals(before))
                && SignalStatusMapping.atRest(signals(after))
                && still(before).equals(still(after))
                && newest(before).filter(end -> now.isBefore(end.plus(PERIOD))).isPresent();
    }

    /** The status without the figures that move with every window. */
    private static AIModelStatus still(AIModelStatus status) {
        return new AIModelStatus(
                status.observedGeneration(),
                status.contentDigest(),
                status.servingDigest(),
                status.approval(),
                still(status.serving()),
                status.candidate(),
                status.stops(),
                signals(status).stream().map(RestGate::still).toList(),
                status.signalsState(),
                status.lastAction(),
                status.findings(),
                status.auditHead(),
                status.conditions());
    }

    private static ServingStatus still(ServingStatus serving) {
        return serving == null
                ? null
                : new ServingStatus(
                        serving.state(),
                        serving.version(),
                        serving.revision(),
                        serving.servingDigest(),
                        serving.approval(),
                        serving.inForce(),
                        serving.since(),
                        serving.previous(),
                        null,
                        serving.summary(),
                        serving.lapsedAt());
    }

    private static SignalStatus still(SignalStatus signal) {
        return new SignalStatus(
                signal.name(),
                signal.kind(),
                signal.outcome(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                signal.state(),
                signal.since(),
                signal.revision(),
                signal.firstBreach());
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
