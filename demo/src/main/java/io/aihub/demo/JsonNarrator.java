package io.aihub.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aihub.demo.story.Narrator;
import io.aihub.demo.story.Story.Scene;
import java.io.PrintWriter;

/** Tells a play as one JSON object a line: time, step, expected, observed, ok, ms. */
final class JsonNarrator implements Narrator {
    private final PrintWriter out;

    JsonNarrator(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begins(Scene scene) {
        // Every line names its step.
    }

    @Override
    public void line(Told told) {
        out.println(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("time", told.at().toString())
                        .put("step", told.scene())
                        .put("expected", told.expected())
                        .put("observed", told.observed())
                        .put("ok", told.result() == LineResult.Observed)
                        .put("ms", told.took().toMillis()));
        out.flush();
    }
}
