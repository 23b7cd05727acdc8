package io.aihub.cli;

/** A command that cannot be carried out; the message says what to do. Exit code 1. */
public final class CommandRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandRefusal(String message) {
        super(message);
    }
}
