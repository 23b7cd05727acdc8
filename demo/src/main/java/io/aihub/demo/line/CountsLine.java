package io.aihub.demo.line;

import io.aihub.demo.story.Clinic.Metrics;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;

/**
 * Pods show their counts, or do not.
 *
 * @param are which of the two
 */
record CountsLine(Metrics are) implements Line {
    @Override
    public String expected() {
        return "the counts are " + are;
    }

    @Override
    public Performance begin(Scenery scenery) {
        return () -> {
            scenery.stage().clinic().metrics(are);
            return Sighting.seen("the counts are " + are);
        };
    }
}
