package io.aihub.demo.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.cli.view.FieldPath;
import io.aihub.demo.line.FieldExpectation.FieldPresence;
import io.aihub.demo.story.Line;
import io.aihub.demo.story.Scenery;
import java.util.Map;
import java.util.Optional;

/**
 * A field of an object: the newest one where several fit.
 *
 * @param kind of it
 * @param where texts of fields by which it is found
 * @param path of the field
 * @param is its text
 * @param contains part of its text
 * @param there whether it is there
 */
record ObjectLine(
        String kind,
        Map<String, String> where,
        String path,
        Optional<String> is,
        Optional<String> contains,
        Optional<FieldPresence> there)
        implements Line {
    ObjectLine {
        new FieldExpectation(is, contains, there);
    }

    @Override
    public String expected() {
        return kind + " " + where + " " + path + " " + expectation().words();
    }

    private FieldExpectation expectation() {
        return new FieldExpectation(is, contains, there);
    }

    @Override
    public Performance begin(Scenery scenery) {
        StoryObjects objects = new StoryObjects(scenery);
        FieldPath field = FieldPath.of(path);
        return () -> expectation().look(newest(objects), field);
    }

    private Optional<JsonNode> newest(StoryObjects objects) {
        return objects.list(kind).stream()
                .filter(
                        object ->
                                where.entrySet().stream()
                                        .allMatch(
                                                e ->
                                                        FieldPath.of(e.getKey())
                                                                .text(object)
                                                                .equals(e.getValue())))
                .reduce((a, b) -> created(b).compareTo(created(a)) >= 0 ? b : a);
    }

    private static String created(JsonNode object) {
        return object.path("metadata").path("creationTimestamp").asText();
    }
}
