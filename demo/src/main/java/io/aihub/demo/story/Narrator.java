package io.aihub.demo.story;

import io.aihub.demo.story.Story.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells a play while it happens. */
public interface Narrator {
    /** A scene begins. */
    void begins(Scene scene);

    /** A line came true, or did not. */
    void line(Told told);

    /**
     * A line that is over.
     *
     * @param at when
     * @param scene its id
     * @param say how the story wants it told, if it says so
     * @param expected in words
     * @param observed in words
     * @param result whether that agrees
     * @param took from the beginning of the line
     */
    record Told(
            Instant at,
            String scene,
            Optional<String> say,
            String expected,
            String observed,
            LineResult result,
            Duration took) {}

    /** Whether a line came true. */
    enum LineResult {
        Observed,
        Missed
    }
}
