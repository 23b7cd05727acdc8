package io.aihub.demo.line;

import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import java.util.Optional;

/**
 * How many objects of a kind a model has.
 *
 * @param kind of them
 * @param is their number
 * @param model another model than the story's
 */
record NumberLine(String kind, int is, Optional<String> model) implements Line {
    @Override
    public String expected() {
        return "the model has " + is + " " + kind;
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        String name = model.orElse(scenery.story().model());
        return () -> {
            int found = objects.ofModel(kind, name).size();
            return Sighting.when(found == is, found + " " + kind);
        };
    }
}
