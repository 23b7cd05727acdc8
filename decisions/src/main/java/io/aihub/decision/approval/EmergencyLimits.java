package io.aihub.decision.approval;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy allows in an emergency. It can shorten the built-in 72 hours, never lengthen them.
 *
 * @param breakGlassMax longest single break-glass decision
 * @param ratifyWithin longest use under break-glass decisions of one incident
 * @param temporaryResumeMax longest lift of a stop without the full quorum
 * @param temporaryResumeRoles who lifts it, role to count; empty for one {@code clinical-safety}
 *     and one {@code hub-operator}
 */
public record EmergencyLimits(
        Optional<Duration> breakGlassMax,
        Optional<Duration> ratifyWithin,
        Optional<Duration> temporaryResumeMax,
        Map<String, Integer> temporaryResumeRoles) {
    public EmergencyLimits {
        temporaryResumeRoles = Map.copyOf(temporaryResumeRoles);
    }

    /** The built-in limits. */
    public static EmergencyLimits unset() {
        return new EmergencyLimits(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
}
