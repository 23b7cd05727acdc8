package io.aihub.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** Exits with 0 when it was done, 1 when it was refused or failed, 2 when it was misspelt. */
    public static void main(String[] args) {
        Path home =
                Path.of(Optional.ofNullable(System.getenv("AIHUB_HOME")).orElse("."))
                        .toAbsolutePath()
                        .normalize();
        boolean plain = System.getenv("NO_COLOR") != null || Terminal.console().isEmpty();
        Surroundings surroundings =
                new Surroundings(home, Clock.systemUTC(), Terminal.ofProcess(), !plain);
        System.exit(Cli.commandLine(surroundings).execute(args));
    }
}
