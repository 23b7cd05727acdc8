package io.aihub.demo.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.demo.line.Vocabulary;
import io.aihub.demo.story.Story.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryReaderTest {
    private static final StoryReader READER = new StoryReader(Vocabulary.words());

    private static Story shipped() throws IOException {
        try (InputStream in = StoryReaderTest.class.getResourceAsStream("/demo/story.yaml")) {
            return READER.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void the_story_that_ships_has_the_steps_a_to_i_each_with_a_deadline() throws IOException {
        Story story = shipped();
        assertThat(story.scenes())
                .extracting(Scene::id)
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i");
        assertThat(story.scenes()).allMatch(scene -> scene.within().toSeconds() > 0);
        assertThat(story.scenes()).allMatch(scene -> !scene.lines().isEmpty());
        assertThat(String.join(" ", story.tells())).contains("nothing here is for clinical use");
    }

    @Test
    void every_object_of_the_story_can_be_made_from_the_examples() throws IOException {
        Story story = shipped();
        Map<String, String> words =
                Map.of(
                        "admission", "NotRequired",
                        "resources", "{\"requests\":{\"cpu\":\"1\"}}",
                        "image.v1", "i@sha256:1",
                        "image.v2", "i@sha256:2",
                        "image.v3", "i@sha256:3",
                        "profile.features", "[{\"name\":\"age\"}]",
                        "profile.outputs", "[]");
        Props props = new Props(story, Path.of(System.getProperty("aihub.root")), words);
        story.objects()
                .keySet()
                .forEach(
                        name ->
                                assertThatCode(() -> props.object(name))
                                        .doesNotThrowAnyException());
        assertThat(props.object("version-2.1.0").at("/spec/version").asText()).isEqualTo("2.1.0");
        assertThat(props.object("version-2.1.0").at("/spec/rollout/stableAfter").asText())
                .isEqualTo("4s");
        assertThat(props.object("version-2.2.1").at("/spec/serving/resources/requests/cpu"))
                .hasToString("\"1\"");
        assertThat(props.object("profile").at("/spec/features/0/name").asText()).isEqualTo("age");
        assertThat(props.object("version-2.0.3-loosened").at("/spec/serving"))
                .isEqualTo(props.object("version-2.0.3").at("/spec/serving"));
    }

    @Test
    void whoever_decides_in_the_story_that_ships_holds_a_role() throws IOException {
        Story story = shipped();
        assertThat(story.people().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        story.scenes().stream()
                                .flatMap(scene -> scene.lines().stream())
                                .map(line -> line.line().expected())
                                .filter(words -> words.contains(" by "))
                                .map(words -> words.replaceAll(".* by (\\S+) as .*", "$1"))
                                .collect(Collectors.toSet()));
        assertThat(story.people().values())
                .allSatisfy(person -> assertThat(person.signs()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{levitate: {object: x}} | has a line [levitate]",
                "{apply: {object: x}, delete: {kind: Pod, name: x}} | has a line [apply, delete]",
                "{apply: {object: x, thing: y}} | Unrecognized field",
                "{apply: {}} | object",
                "{number: {kind: Pod}} | int",
                "{status: {path: a}} | write one of is, contains and there",
                "{send: {service: x, port: many}} | port",
                "{quiet: {windows: 3, of: soon, status: [], events: []}} | no span of time",
            })
    void a_line_that_means_nothing_is_refused_with_its_scene(String line, String why) {
        String text =
                """
                title: t
                tells: []
                namespace: n
                model: m
                objects: {}
                scenes:
                  - {id: a, title: t, within: 1s, lines: [%s]}
                """
                        .formatted(line);
        assertThatThrownBy(() -> READER.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
