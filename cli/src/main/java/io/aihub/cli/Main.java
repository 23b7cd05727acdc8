package io.aihub.cli;

import java.time.Clock;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /** Exits with 0 when it was done, 1 when it was refused or failed, 2 when it was misspelt. */
    public static void main(String[] args) {
        Environment environment = new Environment(Clock.systemUTC(), Prompt.ofProcess());
        System.exit(Cli.commandLine(environment).execute(args));
    }
}
