package io.aihub.decision.drift;

import java.util.List;

/**
 * Whether a breach is put down to the version.
 *
 * @param attributed {@code Yes} only when nothing is missing
 * @param explanations one sentence for every condition in their order, met or not, with the
 *     arithmetic
 * @param missing the conditions that do not hold
 */
public record AttributionVerdict(
        Attributed attributed, List<String> explanations, List<BoundaryCondition> missing) {
    public AttributionVerdict {
        explanations = List.copyOf(explanations);
        missing = List.copyOf(missing);
    }

    /** The sentence about one condition. */
    public String explanation(BoundaryCondition condition) {
        return explanations.get(condition.ordinal());
    }

    /** Whether the version is found at fault. */
    public enum Attributed {
        Yes,
        No
    }
}
