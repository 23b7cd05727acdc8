package io.aihub.demo.line;

import io.aihub.cli.view.FieldPath;
import io.aihub.demo.line.Expectation.Presence;
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
        Optional<Presence> there,
        Optional<String> model)
        implements Line {
    StatusLine {
        new Expectation(is, contains, there);
    }

    @Override
    public String expected() {
        return "status." + path + " " + expectation().words();
    }

    private Expectation expectation() {
        return new Expectation(is, contains, there);
    }

    @Override
    public Performance begin(Scenery scenery) {
        ClusterView view = new ClusterView(scenery);
        FieldPath field = FieldPath.of("status." + path);
        String name = model.orElse(scenery.story().model());
        return () -> expectation().look(view.find("AIModel", name), field);
    }
}
