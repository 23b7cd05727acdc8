package io.aihub.demo;

import io.aihub.cli.Cli;
import io.aihub.cli.Surroundings;
import io.aihub.cli.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine;

/** Starts the demo. */
public final class Main {
    private Main() {}

    /** Exits with 0 when all was observed, 1 when it was refused or failed, 2 when misspelt. */
    public static void main(String[] args) {
        Path home =
                Path.of(Optional.ofNullable(System.getenv("AIHUB_HOME")).orElse("."))
                        .toAbsolutePath()
                        .normalize();
        boolean plain = System.getenv("NO_COLOR") != null || Terminal.console().isEmpty();
        Surroundings surroundings =
                new Surroundings(home, Clock.systemUTC(), Terminal.ofProcess(), !plain);
        System.exit(commandLine(surroundings).execute(args));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        return Cli.answering(new CommandLine(new DemoCommand(surroundings)));
    }
}
