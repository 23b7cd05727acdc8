package io.aihub.demo.line;

import io.aihub.demo.story.Clinic.Begun;
import io.aihub.demo.story.Clinic.Traffic;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;

/**
 * Requests begin, and go on until the end; this is seen once a few were answered.
 *
 * @param service to send to
 * @param port of it
 */
record SendLine(String service, int port) implements Line {
    private static final long FEW = 20;

    @Override
    public String expected() {
        return "requests to " + service + " are answered";
    }

    @Override
    public Performance begin(Scenery scenery) {
        Traffic traffic = scenery.stage().clinic().traffic();
        return () ->
                traffic.begin(scenery.story().namespace(), service, port) == Begun.Sending
                        ? Sighting.when(traffic.sent() >= FEW, traffic.sent() + " requests sent")
                        : Sighting.notYet("nobody listens there");
    }
}
