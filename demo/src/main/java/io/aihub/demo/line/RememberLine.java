package io.aihub.demo.line;

import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;

/**
 * Remembers the pods of the story's model under a name.
 *
 * @param pods the name
 */
record RememberLine(String pods) implements Line {
    @Override
    public String expected() {
        return "the pods are noted";
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        return () -> {
            PodNames now = PodNames.of(objects, scenery.story().model());
            scenery.remember(pods, now);
            return Sighting.seen(now.pods().size() + " pods");
        };
    }
}
