package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.AIModelStatusBuilder;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ServingStatusBuilder;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.api.v1alpha1.status.SignalStatusBuilder;
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
