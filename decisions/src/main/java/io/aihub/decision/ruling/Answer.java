package io.aihub.decision.ruling;

/** What is known about one question. Silence is {@link #Unknown}, never {@link #No}. */
public enum Answer {
    Yes,
    No,
    Unknown
}
