package io.aihub.demo.line;

import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;

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
            scenery.stage().clinic().patients(come);
            return Sighting.seen(come + " patients come");
        };
    }
}
