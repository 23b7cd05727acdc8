package io.aihub.demo.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import java.util.List;
import java.util.Optional;

/**
 * The events of a model with one reason.
 *
 * @param reason of them
 * @param number how many there are; more than that can never be right
 * @param about part of the message by which they are picked
 * @param contains part of the newest one's message
 * @param model another model than the story's
 */
record EventsLine(
        String reason,
        int number,
        Optional<String> about,
        Optional<String> contains,
        Optional<String> model)
        implements Line {
    @Override
    public String expected() {
        return number
                + " "
                + (number == 1 ? "event " : "events ")
                + reason
                + about.map(text -> " about " + text).orElse("")
                + contains.map(text -> " that says " + text).orElse("");
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        String name = model.orElse(scenery.story().model());
        return () ->
                judge(
                        objects.events(name, reason).stream()
                                .filter(event -> about.map(note(event)::contains).orElse(true))
                                .toList());
    }

    private Sighting judge(List<JsonNode> events) {
        if (events.size() > number) {
            return Sighting.never(events.size() + " events " + reason);
        }
        String message = events.isEmpty() ? "none" : note(events.get(events.size() - 1));
        boolean says = contains.map(message::contains).orElse(true);
        return Sighting.when(events.size() == number && says, message);
    }

    private static String note(JsonNode event) {
        return event.path("note").asText();
    }
}
