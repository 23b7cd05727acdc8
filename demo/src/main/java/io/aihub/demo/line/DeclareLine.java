package io.aihub.demo.line;

import io.aihub.demo.story.Clinic.Answers;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;

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
            scenery.stage().clinic().traffic().expect(answers);
            return Sighting.seen("declared");
        };
    }
}
