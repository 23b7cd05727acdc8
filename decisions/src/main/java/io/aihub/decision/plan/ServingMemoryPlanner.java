package io.aihub.decision.plan;

import io.aihub.decision.condition.Pass;
import io.aihub.decision.health.Health;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.health.Health.Sight;
import io.aihub.decision.observation.ServingMemory;
import java.time.Instant;
import java.util.Optional;

/** Decides what the next pass has to know of what serves. */
final class ServingMemoryPlanner {

    ServingMemory memory(Pass pass) {
        ServingMemory before = pass.seen().recorded().serving();
        Health health = pass.health();
        Instant now = pass.seen().now();
        boolean within =
                health.overall() == Overall.WithinLimits || health.overall() == Overall.Warning;
        return new ServingMemory(
                health.silentSince(),
                health.sight() == Sight.Blind ? since(before.blindSince(), now) : Optional.empty(),
                within ? since(before.withinLimitsSince(), now) : Optional.empty(),
                pass.rollback());
    }

    private static Optional<Instant> since(Optional<Instant> before, Instant now) {
        return before.or(() -> Optional.of(now));
    }
}
