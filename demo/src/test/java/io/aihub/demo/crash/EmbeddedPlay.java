package io.aihub.demo.crash;

import io.aihub.demo.stage.EmbeddedStage;
import io.aihub.demo.stage.StageSettings;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Story;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * A play on the embedded cluster.
 *
 * @param scenes of the story
 * @param points at which the operator is killed
 * @param calm the state of the undisturbed play; empty where this is it
 */
record EmbeddedPlay(Set<String> scenes, Set<CrashPoint> points, List<String> calm) {
    private static final CrashStory STORY = new CrashStory("120s", 3);
    private static final long SEED = 1;

    CrashRun run() throws IOException {
        Path folder = Files.createTempDirectory("aihub-crash-");
        Pace pace = new Pace();
        Clock clock = Clock.systemUTC();
        Story story = STORY.of(scenes);
        EmbeddedStage embedded =
                EmbeddedStage.start(new StageSettings(Home.path(), folder, SEED, clock), pace);
        try (CrashStage stage = new CrashStage(embedded, pace)) {
            KillPoints strikes = new KillPoints(points, stage::kill);
            CrashHook hook = new CrashHook(strikes);
            embedded.cluster().apiServer().hook(hook);
            stage.client()
                    .resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(story.namespace())
                                    .endMetadata()
                                    .build())
                    .create();
            List<String> missed = CrashRun.missed(story, stage, pace, clock, strikes::scene);
            StoryProjection projection = new StoryProjection(stage.client(), story.namespace());
            return new CrashRun(
                    missed,
                    CrashRun.state(projection::lines, calm, pace),
                    hook.seen(),
                    strikes.struck());
        }
    }
}
