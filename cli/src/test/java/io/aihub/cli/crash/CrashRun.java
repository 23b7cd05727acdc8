package io.aihub.cli.crash;

import io.aihub.cli.demo.line.Vocabulary;
import io.aihub.cli.demo.stage.EmbeddedStage;
import io.aihub.cli.demo.stage.StageSettings;
import io.aihub.cli.demo.story.Pace;
import io.aihub.cli.demo.story.Properties;
import io.aihub.cli.demo.story.Scenery;
import io.aihub.cli.demo.story.Story;
import io.aihub.cli.demo.story.Story.Scene;
import io.aihub.cli.demo.story.StoryPlayer;
import io.aihub.cli.demo.story.StoryReader;
import io.aihub.cli.demo.story.Telling;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One play of some scenes of the demo's story, with the operator killed at given points.
 *
 * @param missed the first line that was not observed, empty when all were
 * @param state how the cluster stood at the end
 * @param seen every effective write of the operator, once each
 * @param struck the points at which it was killed
 */
record CrashRun(
        List<String> missed, List<String> state, List<CrashPoint> seen, Set<CrashPoint> struck) {
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An undisturbed play. */
    static CrashRun play(Set<String> scenes) throws IOException {
        return play(scenes, Set.of(), List.of());
    }

    /**
     * A play with kills.
     *
     * @param calm the state of the undisturbed play; a process that was killed last of all is given
     *     the time to come back before the states are compared
     */
    static CrashRun play(Set<String> scenes, Set<CrashPoint> points, List<String> calm)
            throws IOException {
        Path folder = Files.createTempDirectory("aihub-crash-");
        Pace pace = new Pace();
        Clock clock = Clock.systemUTC();
        Story story = story(scenes);
        try (CrashStage stage =
                new CrashStage(
                        EmbeddedStage.start(
                                new StageSettings(Home.path(), folder, SEED, clock), pace),
                        points,
                        pace)) {
            stage.client()
                    .resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(story.namespace())
                                    .endMetadata()
                                    .build())
                    .create();
            List<String> missed = play(story, stage, pace, clock);
            return new CrashRun(
                    missed,
                    settled(new Projection(stage.client(), story.namespace()), calm, pace),
                    stage.hook().seen(),
                    stage.hook().struck());
        }
    }

    private static List<String> settled(Projection projection, List<String> calm, Pace pace) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> lines = projection.lines();
        while (!calm.isEmpty() && !lines.equals(calm) && System.nanoTime() < deadline) {
            pace.rest(Duration.ofMillis(200));
            lines = projection.lines();
        }
        return lines;
    }

    private static List<String> play(Story story, CrashStage stage, Pace pace, Clock clock) {
        List<String> missed = new ArrayList<>();
        Properties properties = new Properties(story, Home.path(), stage.words());
        Scenery scenery = new Scenery(story, stage, properties, clock);
        Telling telling =
                new Telling() {
                    @Override
                    public void begins(Scene scene) {
                        stage.hook().scene(scene.id());
                    }

                    @Override
                    public void line(Told told) {
                        if (told.outcome() == Outcome.Missed) {
                            missed.add(
                                    told.scene()
                                            + ": expected "
                                            + told.expected()
                                            + ", observed "
                                            + told.observed()
                                            + ", see "
                                            + stage.logs());
                        }
                    }
                };
        new StoryPlayer(scenery, telling, pace).play();
        return missed;
    }

    private static Story story(Set<String> scenes) throws IOException {
        String yaml;
        try (var in = Vocabulary.class.getResourceAsStream("/demo/story.yaml")) {
            yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Story whole = new StoryReader(Vocabulary.words()).read(patient(yaml));
        return new Story(
                whole.title(),
                whole.tells(),
                whole.namespace(),
                whole.model(),
                whole.people(),
                whole.objects(),
                whole.scenes().stream().filter(scene -> scenes.contains(scene.id())).toList());
    }

    /**
     * The story with patience for a process that is away for some seconds at a time: no data may
     * last longer, a breach may come later after the switch, and traffic that a killed process was
     * about to move waits for the next one. The long quiet of the demo is cut short; here the
     * projection proves that nothing flapped.
     */
    private static String patient(String yaml) {
        String window = "      spec.monitoring.signals[*].window: 1s\n";
        return yaml.replace("windows: 20,", "windows: 4,")
                .replace("noDataFor: 5s", "noDataFor: 120s")
                .replace("atMost: 5s", "atMost: 60s")
                .replace(
                        window, window + "      spec.monitoring.signals[*].breachWindows.of: 20\n");
    }
}
