package io.aihub.decision;

/** How strongly a rule speaks, weakest first. A governance policy sets it per rule, with a date. */
public enum Level {
    /** The rule is not looked at. */
    Off,
    /** The finding is recorded, nobody is warned. */
    Record,
    /** The finding is shown, nothing is held back. */
    Warn,
    /** The finding keeps new content from being deployed. */
    Enforce;

    /** The stricter of two levels: where several policies select a model, this one holds. */
    public Level stricter(Level other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
