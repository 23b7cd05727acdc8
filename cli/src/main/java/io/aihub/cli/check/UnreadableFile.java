package io.aihub.cli.check;

/** A file that cannot be read as manifests; the message begins with the line where there is one. */
final class UnreadableFile extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    UnreadableFile(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
