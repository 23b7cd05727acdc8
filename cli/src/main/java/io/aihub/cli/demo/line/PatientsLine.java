package io.aihub.cli.demo.line;

import io.aihub.cli.demo.story.Line;
import io.aihub.cli.demo.story.Scenery;

/**
 * Other patients come.
 *
 * @param come which, in the stage's words
 */
record PatientsLine(String come) implements Line {
    @Override
    public String expected() {
        return come + " patients come";
    }

    @Override
    public Performance begin(Scenery scenery) {
        return () -> {
            scenery.stage().patients(come);
            return Sighting.seen(come + " patients come");
        };
    }
}
