package io.aihub.cli.demo;

import io.aihub.cli.AihubVersion;
import io.aihub.cli.Refusal;
import io.aihub.cli.Surroundings;
import io.aihub.cli.demo.line.Vocabulary;
import io.aihub.cli.demo.story.Story;
import io.aihub.cli.demo.story.StoryReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the life of a model, with the operator that ships, and fails at the first difference. */
@Command(
        name = "demo",
        description = {
            "Plays the life of a model on a cluster inside this process, with the operator that"
                    + " ships as a process of its own. Needs no cluster and no network.",
            "Exits with 0 only if every step was observed."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final String STORY = "/demo/story.yaml";
    private final Surroundings surroundings;
    @Spec private CommandSpec spec;

    @Option(names = "--seed", description = "Which patients come (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--output",
            description =
                    "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). json prints one"
                            + " object a line: time, step, expected, observed, ok, ms.")
    private Output output = Output.text;

    @Option(names = "--keep", description = "Leave all running afterwards, until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--cluster",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ClusterKind cluster = ClusterKind.embedded;

    @Option(names = "--story", hidden = true, description = "Another story.")
    private Optional<Path> story = Optional.empty();

    /** How it is told. */
    enum Output {
        text,
        json
    }

    /** Where it is played. */
    enum ClusterKind {
        embedded
    }

    public DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Plays; 0 when all was observed. */
    @Override
    public Integer call() throws IOException {
        Story read = new StoryReader(Vocabulary.words()).read(text());
        DemoRun.Settings settings =
                new DemoRun.Settings(seed, output == Output.json, keep, AihubVersion.text());
        return new DemoRun(
                        read,
                        surroundings,
                        settings,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .run();
    }

    private String text() throws IOException {
        if (story.isPresent()) {
            if (!Files.isReadable(story.get())) {
                throw new Refusal("story " + story.get() + " cannot be read");
            }
            return Files.readString(story.get());
        }
        try (InputStream in = DemoCommand.class.getResourceAsStream(STORY)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
