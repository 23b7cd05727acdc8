package io.aihub.demo.line;

import io.aihub.demo.story.Clinic.Traffic;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;

/**
 * Requests keep being answered.
 *
 * @param more how many more requests have to be sent without a failure
 */
record TrafficLine(long more) implements Line {
    @Override
    public String expected() {
        return more + " more requests without a failure";
    }

    @Override
    public Performance begin(Scenery scenery) {
        Traffic traffic = scenery.stage().clinic().traffic();
        long before = traffic.sent();
        return () -> {
            long sent = traffic.sent() - before;
            return Sighting.when(sent >= more, sent + " requests, " + traffic.failed() + " failed");
        };
    }
}
