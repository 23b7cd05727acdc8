package io.aihub.operator.report;

import io.aihub.decision.Reason;
import io.aihub.decision.plan.StopOrder;
import io.aihub.operator.record.Recording.Refused;
import java.time.Instant;

/** From a refused status to the event that tells of it; status may not be able to. */
final class RefusedEvents {

    /** One event for each generation, answer and extent of the stop. */
    KubernetesEvent event(Refused refused, StopOrder stop, Long generation, Instant now) {
        return new KubernetesEvent(
                String.join(
                        "/",
                        "refused",
                        String.valueOf(generation),
                        String.valueOf(refused.code()),
                        stop.any() ? "stop" : "none"),
                now.toString(),
                Reason.StatusRefused,
                stop.any() ? "Stop" : "Record",
                refused.message(stop.any()));
    }
}
