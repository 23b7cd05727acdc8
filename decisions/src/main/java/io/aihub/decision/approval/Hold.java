package io.aihub.decision.approval;

/** What automation is asked to leave alone, from the loosest to the strictest. */
public enum Hold {
    /** Nothing. */
    None,
    /** New revisions get no traffic; an automatic rollback goes on. */
    PausePromotion,
    /** Nothing is moved by itself: no new revision gets traffic, and nothing is rolled back. */
    PauseAutomation;

    /** The one that leaves more alone. */
    Hold stricter(Hold other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
