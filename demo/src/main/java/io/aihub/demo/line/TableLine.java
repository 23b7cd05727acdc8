package io.aihub.demo.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.cli.view.ColumnTable;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import java.util.List;

/**
 * The models that the API server picks by a field, in kubectl's columns.
 *
 * @param selector for example {@code status.serving.inForce=Yes}
 * @param names of the models, in their order
 */
record TableLine(String selector, List<String> names) implements Line {
    private static final String DEFINITION = "aimodels.aihub.io";

    @Override
    public String expected() {
        return "the list with " + selector + " holds " + names;
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        String[] parts = selector.split("=", 2);
        ColumnTable table =
                ColumnTable.of(
                        objects.find("CustomResourceDefinition", DEFINITION).orElseThrow(), false);
        return () -> {
            List<JsonNode> models = objects.byField("AIModel", parts[0], parts[1]);
            List<String> found = models.stream().map(m -> m.at("/metadata/name").asText()).toList();
            String shown = String.join("\n", table.lines(models, scenery.clock().instant()));
            return Sighting.when(found.equals(names), shown);
        };
    }
}
