package io.aihub.decision.approval;

import io.aihub.decision.approval.Content.RiskClass;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The times that a policy sets.
 *
 * @param maxValidity the longest an approval counts, per risk class
 * @param renewalWindow how long before its end an approval shows as {@code Expiring}
 * @param graceForRunning how long content that serves goes on after a policy turned against it
 */
public record Clocks(
        Map<RiskClass, Duration> maxValidity,
        Optional<Duration> renewalWindow,
        Optional<Duration> graceForRunning) {
    public Clocks {
        maxValidity = Map.copyOf(maxValidity);
    }

    /** A policy that sets no time. */
    public static Clocks unset() {
        return new Clocks(Map.of(), Optional.empty(), Optional.empty());
    }
}
