package io.aihub.operator.reconcile;

import io.aihub.operator.lead.Leadership;
import io.javaoperatorsdk.operator.Operator;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that this process does its part: it leads and every cache is watched, or it would
 * lead at once if the leader ended. It takes the place of the framework's own check, for which a
 * process that does not lead is not ready, so that no rolling update could end.
 */
@Readiness
@Singleton
class LoopReadiness implements HealthCheck {
    private final Operator operator;
    private final LoopStart start;
    private final Leadership leadership;

    LoopReadiness(Operator operator, LoopStart start, Leadership leadership) {
        this.operator = operator;
        this.start = start;
        this.leadership = leadership;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("loop ready").withData("leads", leadership.isHeld());
        Optional<String> obstacle = start.obstacle();
        if (obstacle.isPresent()) {
            return answer.down().withData("waitsFor", obstacle.get()).build();
        }
        boolean started = operator.getRuntimeInfo().isStarted();
        boolean waits = leadership.isShared() && !leadership.isHeld();
        boolean healthy = started && operator.getRuntimeInfo().allEventSourcesAreHealthy();
        return answer.status(healthy || !started && waits).build();
    }
}
