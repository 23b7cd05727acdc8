package io.aihub.demo.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.cli.view.FieldPath;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Nothing of this changes while so many windows close. A model at rest does not write its windows,
 * so they are counted by their length.
 *
 * @param windows how many
 * @param of their length
 * @param status fields below status that stay as they are
 * @param events reasons of which no event is added
 */
record QuietLine(int windows, Duration of, List<String> status, List<String> events)
        implements Line {
    @Override
    public String expected() {
        return "over " + windows + " closed windows nothing changes in " + status + " " + events;
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        String model = scenery.story().model();
        Instant until = scenery.clock().instant().plus(of.multipliedBy(windows + 1L));
        Map<String, String> before = facts(objects, model);
        return () -> {
            Map<String, String> now = facts(objects, model);
            if (!now.equals(before)) {
                return Sighting.never(now + " instead of " + before);
            }
            boolean over = !scenery.clock().instant().isBefore(until);
            return Sighting.when(over, windows + " windows closed, nothing changed");
        };
    }

    private Map<String, String> facts(StoryObjects objects, String model) {
        Map<String, String> facts = new TreeMap<>();
        JsonNode object = objects.find("AIModel", model).orElseThrow();
        status.forEach(path -> facts.put(path, FieldPath.of("status." + path).text(object)));
        events.forEach(r -> facts.put("events " + r, "" + objects.events(model, r).size()));
        return facts;
    }
}
