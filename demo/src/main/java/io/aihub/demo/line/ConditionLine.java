package io.aihub.demo.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.cli.view.FieldPath;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import java.util.Optional;

/**
 * A condition of a model.
 *
 * @param type of it
 * @param is True, False, Unknown, or Absent
 * @param reason it gives, where that matters
 * @param contains part of its message, where that matters
 * @param model another model than the story's
 */
record ConditionLine(
        String type,
        String is,
        Optional<String> reason,
        Optional<String> contains,
        Optional<String> model)
        implements Line {
    private static final String ABSENT = "Absent";

    @Override
    public String expected() {
        return "condition "
                + type
                + " is "
                + is
                + reason.map(word -> ", reason " + word).orElse("")
                + contains.map(text -> ", message contains " + text).orElse("");
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        FieldPath path = FieldPath.of("status.conditions[" + type + "]");
        String name = model.orElse(scenery.story().model());
        return () ->
                objects.find("AIModel", name)
                        .flatMap(m -> path.find(m).stream().findFirst())
                        .map(this::judge)
                        .orElseGet(() -> Sighting.when(is.equals(ABSENT), "absent"));
    }

    private Sighting judge(JsonNode condition) {
        String message = condition.path("message").asText();
        boolean holds =
                condition.path("status").asText().equals(is)
                        && reason.map(condition.path("reason").asText()::equals).orElse(true)
                        && contains.map(message::contains).orElse(true);
        return Sighting.when(
                holds,
                condition.path("status").asText()
                        + ", "
                        + condition.path("reason").asText()
                        + ": "
                        + message);
    }
}
