package io.aihub.decision.health;

import io.aihub.decision.drift.AttributionVerdict;
import io.aihub.decision.ruling.DecisionTable.Ruling;
import java.util.Optional;

/**
 * What the breaches of one reconcile lead to.
 *
 * @param ruling of the decision table
 * @param cause the signal that the ruling is about, absent when nothing is breached
 * @param attribution whether the version is at fault, absent when that was not asked
 */
public record Breaches(
        Ruling ruling, Optional<SignalReport> cause, Optional<AttributionVerdict> attribution) {}
