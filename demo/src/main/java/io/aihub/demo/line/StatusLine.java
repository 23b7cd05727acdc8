package io.aihub.demo.line;

import io.aihub.cli.view.FieldPath;
import io.aihub.demo.line.FieldExpectation.FieldPresence;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import java.util.Optional;

/**
 * A field of a model's status.
 *
 * @param path below status
 * @param is its text
 * @param contains part of its text
 * @param there whether it is there
 * @param model another model than the story's
 */
record StatusLine(
        String path,
        Optional<String> is,
        Optional<String> contains,
        Optional<FieldPresence> there,
        Optional<String> model)
        implements Line {
    StatusLine {
        new FieldExpectation(is, contains, there);
    }

    @Override
    public String expected() {
        return "status." + path + " " + expectation().words();
    }

    private FieldExpectation expectation() {
        return new FieldExpectation(is, contains, there);
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        FieldPath field = FieldPath.of("status." + path);
        String name = model.orElse(scenery.story().model());
        return () -> expectation().look(objects.find("AIModel", name), field);
    }
}
