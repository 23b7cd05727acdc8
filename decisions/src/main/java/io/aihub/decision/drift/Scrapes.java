package io.aihub.decision.drift;

import java.util.Optional;

/**
 * Whether counts arrive, by the last scrapes; long before a window closes.
 *
 * @param state of all signals together
 * @param fault whether nothing was there, or something that cannot be trusted; of no account while
 *     counts arrive
 * @param said which signal or pod, and what its address answered last, in words without payload;
 *     absent while every pod shows every signal
 */
public record Scrapes(State state, Fault fault, Optional<String> said) {
    /** Nothing was scraped yet in this process, or not often enough to tell. */
    public static final Scrapes UNKNOWN =
            new Scrapes(State.Unknown, Fault.Silence, Optional.empty());

    /** Every pod shows every signal. */
    static final Scrapes ARRIVING = new Scrapes(State.Arriving, Fault.Silence, Optional.empty());

    /** Whether counts arrive. */
    public enum State {
        Unknown,
        /** Every signal is shown by a pod at least. */
        Arriving,
        /** A signal was shown by no pod, several scrapes in a row. */
        Dark
    }

    /** What is wrong with an answer that shows no counts. */
    public enum Fault {
        /** There is nothing to read. */
        Silence,
        /** What is there cannot be trusted. */
        Error
    }
}
