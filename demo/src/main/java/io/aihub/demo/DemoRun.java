package io.aihub.demo;

import io.aihub.cli.Refusal;
import io.aihub.cli.Surroundings;
import io.aihub.demo.stage.Endings;
import io.aihub.demo.stage.Venue;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Properties;
import io.aihub.demo.story.Scenery;
import io.aihub.demo.story.Stage;
import io.aihub.demo.story.Story;
import io.aihub.demo.story.StoryPlayer;
import io.aihub.demo.story.Telling;
import io.aihub.demo.story.Telling.Told;
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
    private final Surroundings surroundings;
    private final Settings settings;
    private final PrintWriter out;
    private final PrintWriter err;
    private final TextTelling text;
    private final Pace pace = new Pace();
    private final Endings endings = new Endings();
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
            Surroundings surroundings,
            Settings settings,
            PrintWriter out,
            PrintWriter err) {
        this.story = story;
        this.venue = venue;
        this.surroundings = surroundings;
        this.settings = settings;
        this.out = out;
        this.err = err;
        this.start = surroundings.clock().instant();
        this.text =
                new TextTelling(
                        story,
                        settings.json() ? err : out,
                        surroundings.clock(),
                        surroundings.colours());
    }

    int run() throws IOException {
        header();
        Thread ending = new Thread(this::breakOff, "demo-ending");
        Runtime.getRuntime().addShutdownHook(ending);
        Stage stage = stage();
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

    private Stage stage() {
        try {
            return venue.open(story, pace, this::note, endings);
        } catch (IOException e) {
            endings.close();
            throw new Refusal(pace.isBrokenOff() ? "broken off" : e.getMessage());
        } finally {
            opened.countDown();
        }
    }

    private void note(String line) {
        if (!settings.json()) {
            text.note(line);
        }
    }

    private Optional<Told> play(Stage stage) {
        Properties properties = new Properties(story, surroundings.home(), stage.words());
        Scenery scenery = new Scenery(story, stage, properties, surroundings.clock());
        Telling telling = settings.json() ? new JsonTelling(out) : text;
        return new StoryPlayer(scenery, telling, pace).play();
    }

    private void failed(Stage stage, Told missed) {
        PrintWriter to = settings.json() ? err : out;
        to.println();
        to.println("The demo failed in step " + missed.scene() + ".");
        to.println("  expected: " + missed.expected());
        to.println("  observed: " + missed.observed());
        stage.logs().forEach(log -> to.println("  " + log));
        new ModelView(stage.client(), story.namespace())
                .lines(story.model(), surroundings.clock().instant())
                .forEach(line -> to.println("  " + line));
        to.flush();
    }

    private void summary(Stage stage) {
        if (settings.json()) {
            return;
        }
        Duration took = Duration.between(start, surroundings.clock().instant());
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

    private void lookAround(Stage stage) {
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
        endings.close();
    }
}
