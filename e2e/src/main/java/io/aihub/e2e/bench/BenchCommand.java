package io.aihub.e2e.bench;

import io.aihub.dossier.time.GoDuration;
import io.aihub.e2e.bench.ScaleRun.Plan;
import io.aihub.e2e.rig.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code e2e/bench}: measures, and writes the tables. */
@Command(
        name = "e2e/bench",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Measures the operator with N approved models on a cluster of its own, and beside it the same",
            "objects written by a script. Takes about 10 minutes for 100, 20 for 1000, an hour for 5000."
        })
public final class BenchCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "N",
            split = ",",
            defaultValue = "100,1000,5000",
            description = "How many models; several one after another. Default: 100 1000 5000")
    private List<Integer> sizes;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the tables there too.")
    private Path out;

    @Option(
            names = "--quiet",
            paramLabel = "TIME",
            defaultValue = "3m",
            converter = GoTime.class,
            description = "How long nothing is to happen, such as 30s. Default: ${DEFAULT-VALUE}")
    private Duration quiet;

    @Option(
            names = "--changes",
            paramLabel = "COUNT",
            defaultValue = "200",
            description = "Single changes of models at rest. Default: ${DEFAULT-VALUE}")
    private int changes;

    @Option(
            names = "--slow",
            paramLabel = "COUNT",
            defaultValue = "200",
            description = "Models whose pods take minutes; 0 for none. Default: ${DEFAULT-VALUE}")
    private int slow;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    @Option(names = "--as-typed", hidden = true, defaultValue = "e2e/bench")
    private String typed;

    private final Clock clock;

    private BenchCommand(Clock clock) {
        this.clock = clock;
    }

    /** Runs it and ends the process. */
    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new BenchCommand(Clock.system(ZoneId.systemDefault())))
                        .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> obstacle = ControlPlane.obstacle(home);
        if (obstacle.isPresent()) {
            System.err.println("e2e/bench: " + obstacle.get());
            return 3;
        }
        ScaleRun run =
                new ScaleRun(
                        home,
                        home.resolve("e2e/target/bench"),
                        new Plan(quiet, changes, Map.of()),
                        BenchCommand::say);
        Machine machine = Machine.here(home, clock);
        List<Measured> all = new ArrayList<>();
        Report report = new Report(machine, typed);
        for (int size : sizes) {
            all.add(run.measure(size));
            // Hours of work are not lost to what comes after.
            write(report.text(all, Optional.empty()));
        }
        Optional<Measured.Waiting> waiting =
                slow == 0
                        ? Optional.empty()
                        : Optional.of(run.waiting(slow, "150s", Duration.ofSeconds(60)));
        String text = report.text(all, waiting);
        write(text);
        System.out.println(text);
        return 0;
    }

    private void write(String text) throws IOException {
        if (out != null) {
            Path folder = out.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Files.writeString(out, text);
        }
    }

    private static void say(String what) {
        System.err.println(
                LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }

    /** Reads 30s, 3m. */
    static final class GoTime implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return GoDuration.parse(text)
                    .orElseThrow(
                            () ->
                                    new CommandLine.TypeConversionException(
                                            "not a time such as 30s or 3m: " + text));
        }
    }
}
