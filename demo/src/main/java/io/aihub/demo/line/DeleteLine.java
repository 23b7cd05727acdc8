package io.aihub.demo.line;

import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;

/**
 * Deletes an object.
 *
 * @param kind of it
 * @param name of it
 */
record DeleteLine(String kind, String name) implements Line {
    @Override
    public String expected() {
        return kind + " " + name + " is deleted";
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        return () -> {
            objects.delete(kind, name);
            return Sighting.seen(kind + " " + name + " deleted");
        };
    }
}
