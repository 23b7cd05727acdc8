package io.aihub.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A story as data.
 *
 * @param title what it is about, in one line
 * @param tells what it says aloud before it begins
 * @param namespace where its objects live
 * @param model the model it is about, unless a line names another
 * @param people who decide, by user name
 * @param objects by name
 * @param scenes in their order
 */
public record Story(
        String title,
        List<String> tells,
        String namespace,
        String model,
        Map<String, Decider> people,
        Map<String, ObjectTemplate> objects,
        List<Scene> scenes) {

    /**
     * What a person may decide, where the API server tells people apart.
     *
     * @param approves risk classes of the models
     * @param signs the roles they hold
     */
    public record Decider(List<String> approves, List<String> signs) {}

    /**
     * An object to apply.
     *
     * @param file below the repository's root; absent where the other template's is meant
     * @param like another template, whose values are set first
     * @param set values by path; null removes
     */
    public record ObjectTemplate(
            Optional<String> file, Optional<String> like, Map<String, JsonNode> set) {}

    /**
     * One step.
     *
     * @param id a letter
     * @param title what happens
     * @param within its deadline
     * @param lines in their order
     */
    public record Scene(String id, String title, Duration within, List<ScriptedLine> lines) {}

    /**
     * One line.
     *
     * @param line what is done or observed
     * @param say how it is told; {@code {}} stands for what was observed; empty is not told; absent
     *     for the line's own words
     */
    public record ScriptedLine(Line line, Optional<String> say) {}
}
