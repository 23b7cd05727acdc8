package io.aihub.demo.story;

import io.aihub.demo.story.Line.Performance;
import io.aihub.demo.story.Line.Sighting;
import io.aihub.demo.story.Line.SightingState;
import io.aihub.demo.story.Narrator.LineResult;
import io.aihub.demo.story.Narrator.Told;
import io.aihub.demo.story.Story.Scene;
import io.aihub.demo.story.Story.ScriptedLine;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Plays a story: one line after the other, each until it is seen or the deadline of its scene has
 * passed. It ends at the first difference.
 */
public final class StoryPlayer {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private final Scenery scenery;
    private final Narrator narrator;
    private final Pace pace;
    private final Clock clock;

    public StoryPlayer(Scenery scenery, Narrator narrator, Pace pace) {
        this.scenery = scenery;
        this.narrator = narrator;
        this.pace = pace;
        this.clock = scenery.clock();
    }

    /** Plays all scenes; the line that was missed, if one was. */
    public Optional<Told> play() {
        return scenery.story().scenes().stream()
                .map(this::play)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Plays one scene; the line that was missed, if one was. */
    public Optional<Told> play(Scene scene) {
        narrator.begins(scene);
        Instant deadline = clock.instant().plus(scene.within());
        for (ScriptedLine line : scene.lines()) {
            Told told = play(scene, line, deadline);
            if (pace.isBrokenOff()) {
                return Optional.of(told);
            }
            narrator.line(told);
            if (told.result() == LineResult.Missed) {
                return Optional.of(told);
            }
        }
        return Optional.empty();
    }

    private Told play(Scene scene, ScriptedLine scripted, Instant deadline) {
        Instant begun = clock.instant();
        Sighting last = Sighting.notYet("nothing yet");
        Optional<Performance> performance = Optional.empty();
        boolean goesOn = true;
        while (goesOn) {
            performance = performance.or(() -> begun(scripted.line()));
            last = performance.map(this::look).orElse(last);
            Optional<String> trouble = trouble();
            if (trouble.isPresent()) {
                last = Sighting.never(trouble.get());
            }
            goesOn =
                    last.state() == SightingState.NotYet
                            && clock.instant().isBefore(deadline)
                            && pace.rest(BETWEEN_LOOKS);
        }
        boolean seen = last.state() == SightingState.Seen;
        boolean late = last.state() == SightingState.NotYet;
        return new Told(
                clock.instant(),
                scene.id(),
                scripted.say(),
                scripted.line().expected(),
                last.observed()
                        + (late
                                ? " (when the "
                                        + scene.within().toSeconds()
                                        + " s of the step were over)"
                                : ""),
                seen ? LineResult.Observed : LineResult.Missed,
                Duration.between(begun, clock.instant()));
    }

    /** What goes wrong anywhere fails the line that is being played. */
    private Optional<String> trouble() {
        var traffic = scenery.stage().clinic().traffic();
        return scenery.stage()
                .broken()
                .or(
                        () ->
                                traffic.failed() == 0
                                        ? Optional.empty()
                                        : Optional.of(
                                                traffic.failed()
                                                        + " requests failed outside a declared stop: "
                                                        + String.join("; ", traffic.failures())));
    }

    private Optional<Performance> begun(Line line) {
        try {
            return Optional.of(line.begin(scenery));
        } catch (KubernetesClientException expected) {
            return Optional.empty();
        }
    }

    private Sighting look(Performance performance) {
        try {
            return performance.look();
        } catch (KubernetesClientException e) {
            return refused(e);
        }
    }

    /** What the server says is wrong with a request stays wrong; a conflict or an outage passes. */
    private static Sighting refused(KubernetesClientException e) {
        boolean forGood = e.getCode() == 400 || e.getCode() == 403 || e.getCode() == 422;
        String words =
                Optional.ofNullable(e.getStatus())
                        .map(Status::getMessage)
                        .orElse(String.valueOf(e.getMessage()));
        return forGood ? Sighting.never(words) : Sighting.notYet(words);
    }
}
