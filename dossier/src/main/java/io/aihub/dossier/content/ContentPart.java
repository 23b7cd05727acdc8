package io.aihub.dossier.content;

/** What a change of a field asks for. */
public enum ContentPart {
    /** New pods and a new approval. */
    Serving,
    /** A new approval, and no new pods. */
    Terms,
    /** Neither: it is recorded. */
    Register;

    static ContentPart of(char letter) {
        return switch (letter) {
            case 'S' -> Serving;
            case 'T' -> Terms;
            case 'R' -> Register;
            default -> throw new IllegalStateException("no part has the letter " + letter);
        };
    }
}
