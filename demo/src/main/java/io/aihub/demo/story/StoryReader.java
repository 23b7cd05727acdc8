package io.aihub.demo.story;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.aihub.demo.story.Story.Decider;
import io.aihub.demo.story.Story.ObjectTemplate;
import io.aihub.demo.story.Story.Scene;
import io.aihub.demo.story.Story.ScriptedLine;
import io.aihub.dossier.time.GoDuration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a story, and refuses words that mean nothing. */
public final class StoryReader {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .registerModule(new Jdk8Module())
                    .registerModule(
                            new SimpleModule()
                                    .addDeserializer(Duration.class, new DurationReader()))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private final Map<String, Class<? extends Line>> vocabulary;

    /**
     * @param vocabulary the kinds of lines by the word that begins them
     */
    public StoryReader(Map<String, Class<? extends Line>> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
    }

    /**
     * The story in a YAML text.
     *
     * @throws IllegalArgumentException when it is none; the message says where and why
     */
    public Story read(String yaml) {
        try {
            return story(YAML.readValue(yaml, RawStory.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a story: " + e.getOriginalMessage(), e);
        }
    }

    private record RawStory(
            String title,
            List<String> tells,
            String namespace,
            String model,
            Optional<Map<String, Decider>> people,
            Map<String, RawTemplate> objects,
            List<RawScene> scenes) {}

    private record RawTemplate(
            Optional<String> file, Optional<String> like, Optional<Map<String, JsonNode>> set) {}

    private record RawScene(String id, String title, Duration within, List<JsonNode> lines) {}

    /** Spans of time as the API writes them. */
    private static final class DurationReader extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            String text = parser.getText();
            return GoDuration.parse(text)
                    .orElseThrow(
                            () ->
                                    new JsonParseException(
                                            parser, text + " is no span of time; write 20s"));
        }
    }

    private Story story(RawStory raw) throws JsonProcessingException {
        Map<String, ObjectTemplate> objects = new LinkedHashMap<>();
        raw.objects().forEach((name, template) -> objects.put(name, template(name, template)));
        List<Scene> scenes = new ArrayList<>();
        for (RawScene scene : raw.scenes()) {
            scenes.add(scene(scene));
        }
        return new Story(
                raw.title(),
                raw.tells(),
                raw.namespace(),
                raw.model(),
                raw.people().orElse(Map.of()),
                objects,
                scenes);
    }

    private static ObjectTemplate template(String name, RawTemplate raw) {
        if (raw.file().isEmpty() && raw.like().isEmpty()) {
            throw new IllegalArgumentException("object " + name + " needs file, or like, or both");
        }
        return new ObjectTemplate(raw.file(), raw.like(), raw.set().orElse(Map.of()));
    }

    private Scene scene(RawScene raw) throws JsonProcessingException {
        List<ScriptedLine> lines = new ArrayList<>();
        for (JsonNode line : raw.lines()) {
            lines.add(line(raw.id(), line));
        }
        return new Scene(raw.id(), raw.title(), raw.within(), lines);
    }

    /** A line is an object with one word of the vocabulary, and perhaps how it is told. */
    private ScriptedLine line(String scene, JsonNode raw) throws JsonProcessingException {
        Optional<String> say = Optional.ofNullable(raw.get("say")).map(JsonNode::asText);
        List<String> words = new ArrayList<>();
        raw.fieldNames().forEachRemaining(words::add);
        words.remove("say");
        if (words.size() != 1 || !vocabulary.containsKey(words.get(0))) {
            throw new IllegalArgumentException(
                    "scene "
                            + scene
                            + " has a line "
                            + words
                            + "; known are "
                            + vocabulary.keySet());
        }
        String word = words.get(0);
        try {
            return new ScriptedLine(YAML.treeToValue(raw.get(word), vocabulary.get(word)), say);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "scene " + scene + ", line " + raw + ": " + e.getOriginalMessage(), e);
        }
    }
}
