package io.aihub.demo;

import io.aihub.cli.Cli;
import io.aihub.cli.Prompt;
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
        boolean plain = System.getenv("NO_COLOR") != null || Prompt.console().isEmpty();
        DemoEnvironment environment = new DemoEnvironment(home, Clock.systemUTC(), !plain);
        System.exit(commandLine(environment).execute(args));
    }

    static CommandLine commandLine(DemoEnvironment environment) {
        return Cli.answering(new CommandLine(new DemoCommand(environment)));
    }
}
