package io.aihub.operator.sample;

/** How one scrape of one pod ended; the label {@code outcome} of {@code aihub_scrapes_total}. */
public enum ScrapeOutcome {
    /** An exposition was read. */
    Read,
    /** HTTP 404: there is none. */
    NotFound,
    /** Another status than 200. */
    Refused,
    /** HTTP 200 with something else than an exposition. */
    NotTheFormat,
    /** Longer than the metric source allows. */
    TooLong,
    /** Not within the time that the metric source allows. */
    TimedOut,
    /** No answer at all. */
    Unreachable
}
