package io.aihub.decision.ruling;

import java.util.Objects;

/**
 * The six questions and their circumstances. A question that the terms never ask, because no signal
 * of its kind is named, is answered {@code No}; {@code Unknown} is for one that is asked and stays
 * silent or inconclusive.
 *
 * @param service whether a service objective is breached (S)
 * @param quality whether the quality of input data is breached (Q)
 * @param input whether inputs drifted from the reference (I)
 * @param output whether outputs drifted from the reference (O)
 * @param version whether the version is at fault: it differs from the previous one on the same
 *     inputs, in the harmful direction (V)
 * @param labels whether measured performance is breached (L); estimated performance is no label
 * @param circumstances what else matters
 */
public record BreachEvidence(
        Answer service,
        Answer quality,
        Answer input,
        Answer output,
        Answer version,
        Answer labels,
        Circumstances circumstances) {
    public BreachEvidence {
        Objects.requireNonNull(service);
        Objects.requireNonNull(quality);
        Objects.requireNonNull(input);
        Objects.requireNonNull(output);
        Objects.requireNonNull(version);
        Objects.requireNonNull(labels);
        Objects.requireNonNull(circumstances);
    }

    /** What is known about one question. Silence is {@link #Unknown}, never {@link #No}. */
    public enum Answer {
        Yes,
        No,
        Unknown
    }
}
