package io.aihub.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.cli.view.FieldPath;
import io.aihub.demo.story.Story.ObjectTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the objects of a story: a file of the examples, with values replaced. */
public final class Props {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern WORD = Pattern.compile("\\$\\{([^}]+)}");
    private final Story story;
    private final Path home;
    private final Map<String, String> words;

    /**
     * @param home where the files of the templates are
     * @param words what stands for {@code ${word}} in values; a value that is one such word alone
     *     becomes the JSON that the word stands for, if it is JSON
     */
    public Props(Story story, Path home, Map<String, String> words) {
        this.story = story;
        this.home = home;
        this.words = Map.copyOf(words);
    }

    ObjectNode object(String name) {
        ObjectNode object = read(file(template(name)));
        change(object, template(name));
        return object;
    }

    private String file(ObjectTemplate template) {
        return template.file().orElseGet(() -> file(template(template.like().orElseThrow())));
    }

    private void change(ObjectNode object, ObjectTemplate template) {
        template.like().ifPresent(other -> change(object, template(other)));
        template.set().forEach((path, value) -> FieldPath.of(path).set(object, resolved(value)));
    }

    private ObjectTemplate template(String name) {
        return Optional.ofNullable(story.objects().get(name))
                .orElseThrow(() -> new IllegalArgumentException("the story has no object " + name));
    }

    private ObjectNode read(String file) {
        try {
            return (ObjectNode) YAML.readTree(home.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode resolved(JsonNode value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value.isTextual()) {
            return word(value.asText());
        }
        if (value.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(f -> copy.set(f.getKey(), resolved(f.getValue())));
            return copy;
        }
        return value;
    }

    private JsonNode word(String text) {
        Matcher matcher = WORD.matcher(text);
        if (!matcher.find()) {
            return TextNode.valueOf(text);
        }
        String all =
                matcher.reset()
                        .replaceAll(found -> Matcher.quoteReplacement(meant(found.group(1))));
        boolean json = text.matches("\\$\\{[^}]+}") && (all.startsWith("[") || all.startsWith("{"));
        try {
            return json ? YAML.readTree(all) : TextNode.valueOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String meant(String word) {
        String meaning = words.get(word);
        if (meaning == null) {
            throw new IllegalArgumentException(
                    "the stage has no word " + word + "; it has " + words.keySet());
        }
        return meaning;
    }
}
