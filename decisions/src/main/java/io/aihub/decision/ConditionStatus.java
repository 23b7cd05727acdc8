package io.aihub.decision;

/** Whether a condition holds, in the words of {@code metav1.Condition}. */
public enum ConditionStatus {
    True,
    False,
    Unknown
}
