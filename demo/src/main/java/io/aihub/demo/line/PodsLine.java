package io.aihub.demo.line;

import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;

/**
 * The pods are the same ones as when they were remembered.
 *
 * @param as the name they were remembered under
 */
record PodsLine(String as) implements Line {
    @Override
    public String expected() {
        return "the same pods, none restarted";
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        PodNames before = scenery.remembered(as, PodNames.class);
        return () -> {
            PodNames now = PodNames.of(objects, scenery.story().model());
            return now.equals(before)
                    ? Sighting.seen(now.pods().size() + " pods, untouched")
                    : Sighting.never(now.pods() + " instead of " + before.pods());
        };
    }
}
