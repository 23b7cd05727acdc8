package io.aihub.image;

import io.aihub.cli.Cli;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** Starts the build of the image. */
public final class Main {
    private Main() {}

    /** Exits with 0 when the image is there, 1 when it was refused or failed, 2 when misspelt. */
    public static void main(String[] args) {
        Path home =
                Path.of(Optional.ofNullable(System.getenv("AIHUB_HOME")).orElse("."))
                        .toAbsolutePath()
                        .normalize();
        System.exit(Cli.answering(new CommandLine(new ImageCommand(home))).execute(args));
    }
}
