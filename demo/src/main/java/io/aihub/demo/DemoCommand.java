package io.aihub.demo;

import io.aihub.cli.AihubVersion;
import io.aihub.cli.CommandRefusal;
import io.aihub.cli.decide.ClusterChoice;
import io.aihub.demo.line.Vocabulary;
import io.aihub.demo.stage.ControlPlaneVenue;
import io.aihub.demo.stage.CurrentVenue;
import io.aihub.demo.stage.CurrentVenue.Consent;
import io.aihub.demo.stage.EmbeddedVenue;
import io.aihub.demo.stage.StageSettings;
import io.aihub.demo.stage.Venue;
import io.aihub.demo.story.Story;
import io.aihub.demo.story.StoryReader;
import io.aihub.sandbox.workload.AddressRange;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the life of a model, with the operator that ships, and fails at the first difference. */
@Command(
        name = "aihub demo",
        description = {
            "Plays the life of a model, with the operator that ships as a process of its own:",
            "on a cluster inside this process (embedded), which needs no cluster and no network;",
            "on a control plane of real processes (real), which e2e/control-plane/install builds;",
            "or on the cluster of your kubeconfig (current), which is left as it was.",
            "Exits with 0 only if every step was observed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = AihubVersion.class)
final class DemoCommand implements Callable<Integer> {
    private static final String STORY = "/demo/story.yaml";
    private final DemoEnvironment environment;
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

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "For --cluster current. Default: $KUBECONFIG, else ~/.kube/config.")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(names = "--context", description = "For --cluster current; default: the current.")
    private Optional<String> context = Optional.empty();

    @Option(
            names = "--yes",
            description = "For --cluster current: also where the cluster is on another machine.")
    private boolean yes;

    @Option(
            names = "--pod-addresses",
            paramLabel = "CIDR",
            description =
                    "For --cluster real and current: addresses that this machine may take for the"
                            + " model's pods, /8 to /24 (default: ${DEFAULT-VALUE}).")
    private String pods = "10.244.77.0/24";

    @Option(names = "--story", hidden = true, description = "Another story.")
    private Optional<Path> story = Optional.empty();

    /** How it is told. */
    enum Output {
        text,
        json
    }

    /** Where it is played. */
    enum ClusterKind {
        embedded,
        real,
        current
    }

    DemoCommand(DemoEnvironment environment) {
        this.environment = environment;
    }

    /** Plays; 0 when all was observed. */
    @Override
    public Integer call() throws IOException {
        refuseIdleOptions();
        Story read = new StoryReader(Vocabulary.words()).read(text());
        Path folder = Files.createTempDirectory("aihub-demo-");
        DemoRun.Settings settings =
                new DemoRun.Settings(
                        seed, output == Output.json, keep, AihubVersion.text(), folder);
        return new DemoRun(
                        read,
                        venue(folder),
                        environment,
                        settings,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .run();
    }

    private Venue venue(Path folder) {
        StageSettings settings =
                new StageSettings(environment.home(), folder, seed, environment.clock());
        if (cluster == ClusterKind.embedded) {
            return new EmbeddedVenue(settings);
        }
        AddressRange range = range();
        if (cluster == ClusterKind.real) {
            return new ControlPlaneVenue(settings, range);
        }
        return new CurrentVenue(
                settings,
                range,
                new ClusterChoice(kubeconfig, context).config(),
                kubeconfig,
                yes ? Consent.Given : Consent.NotAsked);
    }

    private AddressRange range() {
        try {
            return AddressRange.of(pods);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void refuseIdleOptions() {
        if (cluster != ClusterKind.current
                && (kubeconfig.isPresent() || context.isPresent() || yes)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--kubeconfig, --context and --yes are for --cluster current");
        }
    }

    private String text() throws IOException {
        if (story.isPresent()) {
            if (!Files.isReadable(story.get())) {
                throw new CommandRefusal("story " + story.get() + " cannot be read");
            }
            return Files.readString(story.get());
        }
        try (InputStream in = DemoCommand.class.getResourceAsStream(STORY)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
