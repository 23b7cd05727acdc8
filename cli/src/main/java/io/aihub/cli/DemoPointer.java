package io.aihub.cli;

import picocli.CommandLine.Command;

/** Says where the demo is: it has a cluster in it, and this program has not. */
@Command(
        name = "demo",
        description = {
            "Plays the life of a model, with the operator that ships.",
            "It is not in this program: start it with ./aihub demo in a clone of aihub-operator."
        },
        mixinStandardHelpOptions = true)
final class DemoPointer implements Runnable {

    /** Refuses. */
    @Override
    public void run() {
        throw new CommandRefusal(
                "the demo is not in this program; clone aihub-operator and start it there with"
                        + " ./aihub demo");
    }
}
