package io.aihub.decision;

import java.time.Instant;

/**
 * One condition.
 *
 * @param type what it is about
 * @param status whether it holds
 * @param reason why, from the shared vocabulary
 * @param message for people, at most 1024 characters
 * @param observedGeneration generation of the spec that it is about
 * @param lastTransition when the status last changed
 */
public record ConditionFact(
        ConditionType type,
        ConditionStatus status,
        Reason reason,
        String message,
        long observedGeneration,
        Instant lastTransition) {
    /**
     * Longest message; {@code metav1.Condition} would take 32768, a table and an event would not.
     */
    public static final int LONGEST_MESSAGE = 1024;

    /** Cuts the message to its longest. */
    public ConditionFact {
        message = Ellipsis.cut(message, LONGEST_MESSAGE);
    }

    /** Whether a condition holds, in the words of {@code metav1.Condition}. */
    public enum ConditionStatus {
        True,
        False,
        Unknown
    }
}
