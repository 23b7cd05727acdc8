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
        ClusterView view = new ClusterView(scenery);
        return () -> {
            view.delete(kind, name);
            return Sighting.seen(kind + " " + name + " deleted");
        };
    }
}
