package io.aihub.demo;

import io.aihub.cli.CommandRefusal;
import io.aihub.demo.stage.CloseStack;
import io.aihub.demo.stage.Venue;
import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Narrator;
import io.aihub.demo.story.Narrator.Told;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Props;
import io.aihub.demo.story.Scenery;
import io.aihub.demo.story.Story;
import io.aihub.demo.story.StoryPlayer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run: header, stage, play, summary, and the end of everything that was started. */
final class DemoRun {
    private static final long LONGEST_START_SECONDS = 60;

    private final Story story;
    private final Venue venue;
    private final DemoEnvironment environment;
    private final Settings settings;
    private final PrintWriter out;
    private final PrintWriter err;
    private final TextNarrator text;
    private final Pace pace = new Pace();
    private final CloseStack closers = new CloseStack();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Instant start;

    /**
     * What was asked for.
     *
     * @param seed of the patients
     * @param json whether only JSON goes to the standard output
     * @param keep whether all is left running
     * @param version of this program
     * @param folder of the run's files
     */
    record Settings(long seed, boolean json, boolean keep, String version, Path folder) {}

    DemoRun(
            Story story,
            Venue venue,
            DemoEnvironment environment,
            Settings settings,
            PrintWriter out,
            PrintWriter err) {
        this.story = story;
        this.venue = venue;
        this.environment = environment;
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.start = environment.clock().instant();
        this.text =
                new TextNarrator(
                        story,
                        settings.json() ? err : out,
                        environment.clock(),
                        environment.colours());
    }

    int run() throws IOException {
        header();
        Thread ending = new Thread(this::breakOff, "demo-ending");
        Runtime.getRuntime().addShutdownHook(ending);
        DemoStage stage = stage();
        Optional<Told> missed = play(stage);
        if (pace.isBrokenOff()) {
            return 1;
        }
        if (missed.isPresent()) {
            failed(stage, missed.get());
        } else {
            summary(stage);
        }
        if (settings.keep()) {
            lookAround(stage);
            pace.restForGood();
        }
        int code = missed.isPresent() ? 1 : 0;
        end();
        if (code == 0) {
            new Leftovers(settings.folder()).remove();
        }
        return code;
    }

    private void header() {
        if (settings.json()) {
            return;
        }
        out.println(story.title());
        venue.tells().forEach(line -> out.println("  " + line));
        story.tells().forEach(line -> out.println("  " + line));
        out.println(
                "  aihub "
                        + settings.version()
                        + ", Java "
                        + System.getProperty("java.version")
                        + ", seed "
                        + settings.seed());
        out.println();
        out.flush();
    }

    private DemoStage stage() {
        try {
            return venue.open(story, pace, this::note, closers);
        } catch (IOException e) {
            closers.close();
            throw new CommandRefusal(pace.isBrokenOff() ? "broken off" : e.getMessage());
        } finally {
            opened.countDown();
        }
    }

    private void note(String line) {
        if (!settings.json()) {
            text.note(line);
        }
    }

    private Optional<Told> play(DemoStage stage) {
        Props props = new Props(story, environment.home(), stage.words());
        Scenery scenery = new Scenery(story, stage, props, environment.clock());
        Narrator narrator = settings.json() ? new JsonNarrator(out) : text;
        return new StoryPlayer(scenery, narrator, pace).play();
    }

    private void failed(DemoStage stage, Told missed) {
        PrintWriter to = settings.json() ? err : out;
        to.println();
        to.println("The demo failed in step " + missed.scene() + ".");
        to.println("  expected: " + missed.expected());
        to.println("  observed: " + missed.observed());
        stage.logs().forEach(log -> to.println("  " + log));
        new ModelView(stage.client(), story.namespace())
                .lines(story.model(), environment.clock().instant())
                .forEach(line -> to.println("  " + line));
        to.flush();
    }

    private void summary(DemoStage stage) {
        if (settings.json()) {
            return;
        }
        Duration took = Duration.between(start, environment.clock().instant());
        out.println();
        out.println(
                String.format(
                        Locale.ROOT,
                        "All %d steps observed in %.1f s; %d requests sent, %d failed outside a"
                                + " declared stop.",
                        story.scenes().size(),
                        took.toMillis() / 1000.0,
                        stage.clinic().traffic().sent(),
                        stage.clinic().traffic().failed()));
        out.flush();
    }

    private void lookAround(DemoStage stage) {
        PrintWriter to = settings.json() ? err : out;
        to.println();
        to.println("Everything keeps running until Ctrl-C. To look around in another terminal:");
        stage.lookAround(story.namespace(), story.model()).forEach(line -> to.println("  " + line));
        stage.logs().forEach(log -> to.println("  " + log));
        to.flush();
    }

    /** What is being started is let finish, so that its end is not missed. */
    private void breakOff() {
        pace.breakOff();
        try {
            if (!opened.await(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
                note("something that was being started may stay");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        pace.breakOff();
        closers.close();
    }
}
