package io.aihub.dossier.content;

/** What reading a stored revision comes to. */
public sealed interface SnapshotReading {
    /** The stored content is what its digest says. */
    record Intact(ContentSnapshot snapshot) implements SnapshotReading {}

    /**
     * The stored content cannot be trusted or read, and nothing may be rendered from it.
     *
     * @param why one sentence without the content
     */
    record Refused(String why) implements SnapshotReading {}
}
