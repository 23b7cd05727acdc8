package io.aihub.demo.line;

import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import io.aihub.demo.story.Stage.Answers;

/**
 * Declares a stop, or its end.
 *
 * @param answers what may be expected of the Service from now on
 */
record DeclareLine(Answers answers) implements Line {
    @Override
    public String expected() {
        return "from now on answers: " + answers;
    }

    @Override
    public Performance begin(Scenery scenery) {
        return () -> {
            scenery.stage().traffic().expect(answers);
            return Sighting.seen("declared");
        };
    }
}
