package io.aihub.demo.line;

import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;

/**
 * Applies an object of the story, as {@code kubectl apply --server-side} would.
 *
 * @param object its name in the story
 */
record ApplyLine(String object) implements Line {
    @Override
    public String expected() {
        return object + " is applied";
    }

    @Override
    public Performance begin(Scenery scenery) {
        var tree = scenery.object(object);
        StoryObjects objects = new StoryObjects(scenery);
        return () -> {
            objects.apply(tree);
            return Sighting.seen(
                    tree.path("kind").asText()
                            + " "
                            + tree.path("metadata").path("name").asText()
                            + " applied");
        };
    }
}
