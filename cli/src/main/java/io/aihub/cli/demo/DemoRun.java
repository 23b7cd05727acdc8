package io.aihub.cli.demo;

import io.aihub.cli.Refusal;
import io.aihub.cli.Surroundings;
import io.aihub.cli.demo.stage.EmbeddedStage;
import io.aihub.cli.demo.story.Pace;
import io.aihub.cli.demo.story.Properties;
import io.aihub.cli.demo.story.Scenery;
import io.aihub.cli.demo.story.Story;
import io.aihub.cli.demo.story.StoryPlayer;
import io.aihub.cli.demo.story.Telling;
import io.aihub.cli.demo.story.Telling.Told;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One run: header, stage, play, summary, and the end of everything that was started. */
final class DemoRun {
    private final Story story;
    private final Surroundings surroundings;
    private final Settings settings;
    private final PrintWriter out;
    private final PrintWriter err;
    private final TextTelling text;
    private final Pace pace = new Pace();
    private final Instant start;

    /**
     * What was asked for.
     *
     * @param seed of the patients
     * @param json whether only JSON goes to the standard output
     * @param keep whether all is left running
     * @param version of this program
     */
    record Settings(long seed, boolean json, boolean keep, String version) {}

    DemoRun(
            Story story,
            Surroundings surroundings,
            Settings settings,
            PrintWriter out,
            PrintWriter err) {
        this.story = story;
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
        Path folder = Files.createTempDirectory("aihub-demo-");
        header();
        EmbeddedStage stage = stage(folder);
        Thread ending = new Thread(() -> end(stage), "demo-ending");
        Runtime.getRuntime().addShutdownHook(ending);
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
        end(stage);
        if (code == 0) {
            new Leftovers(folder).remove();
        }
        return code;
    }

    private void header() {
        if (settings.json()) {
            return;
        }
        out.println(story.title());
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

    private EmbeddedStage stage(Path folder) {
        note("starting the embedded cluster and the operator");
        try {
            EmbeddedStage stage =
                    EmbeddedStage.start(
                            new EmbeddedStage.Options(
                                    surroundings.home(),
                                    folder,
                                    settings.seed(),
                                    surroundings.clock()),
                            pace);
            stage.client()
                    .resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(story.namespace())
                                    .endMetadata()
                                    .build())
                    .serverSideApply();
            note("the operator is ready");
            return stage;
        } catch (IOException e) {
            throw new Refusal(e.getMessage());
        }
    }

    private void note(String line) {
        if (!settings.json()) {
            text.note(line);
        }
    }

    private Optional<Told> play(EmbeddedStage stage) {
        Properties properties = new Properties(story, surroundings.home(), stage.words());
        Scenery scenery = new Scenery(story, stage, properties, surroundings.clock());
        Telling telling = settings.json() ? new JsonTelling(out) : text;
        return new StoryPlayer(scenery, telling, pace).play();
    }

    private void failed(EmbeddedStage stage, Told missed) {
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

    private void summary(EmbeddedStage stage) {
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
                        stage.traffic().sent(),
                        stage.traffic().failed()));
        out.flush();
    }

    private void lookAround(EmbeddedStage stage) {
        PrintWriter to = settings.json() ? err : out;
        String api = stage.cluster().apiServer().url();
        to.println();
        to.println("Everything keeps running until Ctrl-C. To look around in another terminal:");
        to.println("  export KUBECONFIG=" + stage.kubeconfig());
        to.println(
                "  curl -s "
                        + api
                        + "/apis/aihub.io/v1alpha1/namespaces/"
                        + story.namespace()
                        + "/aimodels/"
                        + story.model());
        stage.address(story.namespace(), story.model(), SERVICE_PORT)
                .ifPresent(
                        at ->
                                to.println(
                                        "  curl -s http://"
                                                + at.getAddress().getHostAddress()
                                                + ":"
                                                + at.getPort()
                                                + "/v2/models/"
                                                + story.model()));
        to.println(
                "  ./aihub approve "
                        + story.model()
                        + " -n "
                        + story.namespace()
                        + " --role clinical-safety --as you@region-exempel.example --reason \"tried"
                        + " it out\"");
        stage.logs().forEach(log -> to.println("  " + log));
        to.flush();
    }

    private static final int SERVICE_PORT = 8080;

    private void end(EmbeddedStage stage) {
        pace.breakOff();
        stage.close();
    }
}
