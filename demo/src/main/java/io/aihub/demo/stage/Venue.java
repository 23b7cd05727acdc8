package io.aihub.demo.stage;

import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Story;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Where a stage may be set up. */
public interface Venue {
    /** What is said of it before the play begins, one line each. */
    List<String> tells();

    /**
     * Sets up a stage for this story.
     *
     * @param notes hears how it goes on, one line at a time
     * @param closers gets everything that is started, also where this fails later
     * @throws IOException when it cannot be set up; the message says what to do
     */
    DemoStage open(Story story, Pace pace, Consumer<String> notes, CloseStack closers)
            throws IOException;
}
