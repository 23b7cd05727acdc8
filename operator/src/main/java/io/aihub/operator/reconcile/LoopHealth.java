package io.aihub.operator.reconcile;

import io.aihub.operator.settings.OperatorSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive means that the loop still reconciles: where there are models, one must have been reconciled
 * within three times the longest interval. A process whose loop hangs is restarted; models go on
 * serving meanwhile.
 */
@Liveness
@Singleton
class LoopHealth implements HealthCheck {
    private static final int MISSED = 3;

    private final AIModelReconciler reconciler;
    private final OperatorSettings settings;
    private final Clock clock;
    private final Instant started;

    LoopHealth(AIModelReconciler reconciler, OperatorSettings settings, Clock clock) {
        this.reconciler = reconciler;
        this.settings = settings;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public HealthCheckResponse call() {
        Optional<ModelController> controller = reconciler.controller();
        Instant last =
                controller
                        .flatMap(ModelController::lastReconcile)
                        .filter(at -> at.isAfter(started))
                        .orElse(started);
        Duration silent = Duration.between(last, clock.instant());
        boolean passes =
                controller.filter(c -> c.health().hasModels()).isEmpty()
                        || silent.compareTo(settings.loop().recheck().multipliedBy(MISSED)) < 0;
        return HealthCheckResponse.named("loop")
                .status(passes)
                .withData("secondsSinceLastPass", silent.toSeconds())
                .build();
    }
}
