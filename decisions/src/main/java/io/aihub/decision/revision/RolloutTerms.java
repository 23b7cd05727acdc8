package io.aihub.decision.revision;

import java.time.Duration;

/**
 * The rollout and rollback terms of one revision, defaults applied.
 *
 * @param strategy how the new revision comes in
 * @param stableAfter how long within limits until it may be a rollback target
 * @param progressDeadline how long a workload may take to become available
 * @param mode who decides on a rollback
 * @param cooldown at least this long between two automatic rollbacks
 * @param keepPreviousFor how long the previous pods stay warm after the new revision became stable
 * @param safeState what happens when nothing approved can run
 */
public record RolloutTerms(
        Strategy strategy,
        Duration stableAfter,
        Duration progressDeadline,
        Mode mode,
        Duration cooldown,
        Duration keepPreviousFor,
        SafeState safeState) {

    /** How a new revision comes in. */
    public enum Strategy {
        /** Both run until the new one has taken over. */
        BlueGreen,
        /** The old pods go first: for clusters without room for two. */
        Recreate
    }

    /** Who decides on a rollback. */
    public enum Mode {
        Automatic,
        /** The operator proposes, a person decides. */
        Proposed,
        Off
    }

    /** What happens when nothing approved can run. */
    public enum SafeState {
        StopServing,
        KeepServing
    }
}
