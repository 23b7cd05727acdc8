package io.aihub.decision.drift;

/** What must hold before a breach is put down to the version switch. */
public enum BoundaryCondition {
    /** The signal was conclusively within limits on the old revision at the switch. */
    OldRevisionWithinLimits,
    /** A baseline of the old revision was stored before the switch. */
    BaselineStoredBeforeSwitch,
    /** The breach began at the switch or soon after. */
    BreachSoonAfterSwitch,
    /** There is an input signal, and all are conclusively within limits on both sides. */
    InputsWithinLimits,
    /** Baseline and current window have the same bin edges. */
    SameEdges,
    /** The current window is a breach against the baseline too. */
    BreachAgainstBaseline
}
