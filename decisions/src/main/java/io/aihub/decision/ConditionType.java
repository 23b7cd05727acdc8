package io.aihub.decision;

import java.util.Optional;
import java.util.stream.Stream;

/** The conditions of a model, in the order in which status lists them. */
public enum ConditionType {
    /** Every field that the rules ask for is there. */
    RegisterComplete,
    /** The content asked for may run. */
    Approved,
    /** The pods of what is asked for are available. */
    Deployed,
    /** What serves has earned to be a rollback target. */
    Stable,
    /** Counts arrive. */
    MonitoringAvailable,
    /** No signal is in breach. */
    SignalsWithinLimits,
    /** What is asked for answers, approved, with its pods available. */
    Ready,
    /** Another version serves than the one asked for. */
    VersionOverridden,
    /** Traffic stays where a rollback put it. */
    RolledBack,
    /** The safe state holds the model stopped. */
    SafetyStopped,
    /** A person suspended the model. */
    Suspended,
    /** Automation leaves something alone, as a person or the register asked; or did last. */
    Held;

    /** Whether it is listed only while it is stated. */
    public boolean isOccasional() {
        return compareTo(VersionOverridden) >= 0;
    }

    /** The type of that name; absent for a condition of somebody else. */
    public static Optional<ConditionType> named(String name) {
        return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
