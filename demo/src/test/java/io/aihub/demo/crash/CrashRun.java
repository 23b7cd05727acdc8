package io.aihub.demo.crash;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Narrator;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Props;
import io.aihub.demo.story.Scenery;
import io.aihub.demo.story.Story;
import io.aihub.demo.story.Story.Scene;
import io.aihub.demo.story.StoryPlayer;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One play of some scenes of the demo's story, with the operator killed at given points.
 *
 * @param missed the first line that was not observed, empty when all were
 * @param state how the cluster stood at the end
 * @param seen every effective write of the operator, once each
 * @param struck the points at which it was killed
 */
public record CrashRun(
        List<String> missed, List<String> state, List<CrashPoint> seen, Set<CrashPoint> struck) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Longer than anything in the story waits for, its stable time and its cool-down. */
    private static final Duration REST = Duration.ofSeconds(8);

    /** Plays a story; what was missed. */
    public static List<String> missed(
            Story story, DemoStage stage, Pace pace, Clock clock, Consumer<String> scenes) {
        List<String> missed = new ArrayList<>();
        Props props = new Props(story, Home.path(), stage.words());
        Scenery scenery = new Scenery(story, stage, props, clock);
        Narrator narrator =
                new Narrator() {
                    @Override
                    public void begins(Scene scene) {
                        scenes.accept(scene.id());
                    }

                    @Override
                    public void line(Told told) {
                        if (told.result() == LineResult.Missed) {
                            missed.add(
                                    told.scene()
                                            + ": expected "
                                            + told.expected()
                                            + ", observed "
                                            + told.observed()
                                            + ", with findings "
                                            + findings(stage, story)
                                            + ", see "
                                            + stage.logs());
                        }
                    }
                };
        new StoryPlayer(scenery, narrator, pace).play();
        return missed;
    }

    /** What the model says of itself: a log that stays on another machine helps nobody. */
    private static List<String> findings(DemoStage stage, Story story) {
        try {
            return Optional.ofNullable(
                            stage.client()
                                    .resources(AIModel.class)
                                    .inNamespace(story.namespace())
                                    .withName(story.model())
                                    .get())
                    .map(AIModel::getStatus)
                    .map(AIModelStatus::findings)
                    .map(all -> all.stream().map(String::valueOf).toList())
                    .orElse(List.of());
        } catch (KubernetesClientException e) {
            return List.of("unknown: " + e.getMessage());
        }
    }

    /**
     * How the cluster stands: that of the undisturbed play when it has come to rest, and that of
     * another one when it is the same, for which it has the time to come back from a late kill.
     *
     * @param calm the state of the undisturbed play; empty where this is it
     */
    public static List<String> state(
            Supplier<List<String>> projection, List<String> calm, Pace pace) {
        long start = System.nanoTime();
        long changed = start;
        List<String> lines = projection.get();
        while (calm.isEmpty()
                ? System.nanoTime() - changed < REST.toNanos()
                : !lines.equals(calm) && System.nanoTime() - start < PATIENCE.toNanos()) {
            pace.rest(BETWEEN_LOOKS);
            List<String> next = projection.get();
            changed = next.equals(lines) ? changed : System.nanoTime();
            lines = next;
        }
        return lines;
    }
}
