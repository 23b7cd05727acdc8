package io.aihub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its user starts it: the packaged command line, with the packaged operator. */
class DemoIT {
    private static final String ROOT = System.getProperty("aihub.root");
    private static final long LONGEST_MINUTES = 8;
    private static final String WRONG =
            """
            title: A story whose end is wrong
            tells: []
            namespace: radiology
            model: external-public-chatbot
            objects:
              chatbot: {file: examples/external-public-chatbot/aimodel.yaml}
            scenes:
              - id: a
                title: Nobody approves, and yet it is expected
                within: 5s
                lines:
                  - apply: {object: chatbot}
                  - condition: {type: RegisterComplete, is: "True"}
                  - status: {path: approval.state, is: Approved}
                  - apply: {object: chatbot}
            """;

    @TempDir private Path folder;

    private record Ran(int code, List<JsonNode> lines, String err) {}

    private Ran demo(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", System.getProperty("aihub.demo.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("AIHUB_HOME", ROOT);
        builder.redirectOutput(folder.resolve("out").toFile());
        builder.redirectError(folder.resolve("err").toFile());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return new Ran(process.exitValue(), lines, Files.readString(folder.resolve("err")));
    }

    @Test
    void the_whole_story_is_observed() throws Exception {
        Ran ran = demo("--seed", "1", "--output", "json");
        assertThat(ran.lines()).allMatch(line -> line.path("ok").asBoolean(), ran.err());
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.lines().stream().map(line -> line.path("step").asText()).distinct())
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i");
        assertThat(ran.lines())
                .allSatisfy(
                        line ->
                                assertThat(line.fieldNames())
                                        .toIterable()
                                        .containsExactly(
                                                "time",
                                                "step",
                                                "expected",
                                                "observed",
                                                "ok",
                                                "ms"));
    }

    @Test
    void the_first_difference_ends_it_and_is_told() throws Exception {
        Path story = Files.writeString(folder.resolve("story.yaml"), WRONG);
        Ran ran = demo("--output", "json", "--story", story.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.lines())
                .extracting(line -> line.path("ok").asBoolean())
                .containsExactly(true, true, false);
        assertThat(ran.lines().get(2).path("observed").asText()).startsWith("AwaitingApproval");
        assertThat(ran.err())
                .contains("expected: status.approval.state is Approved")
                .contains("observed: ")
                .contains("operator.log")
                .contains("external-public-chatbot");
    }
}
