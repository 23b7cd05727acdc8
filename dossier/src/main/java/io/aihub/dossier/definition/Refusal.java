package io.aihub.dossier.definition;

/**
 * One thing that a definition refuses.
 *
 * @param rule the id that a validation rule carries, else {@link #SCHEMA}
 * @param path in dots from the object's root; an entry of a list is shown by its key or its place
 * @param message what to write instead
 * @param nature how it is wrong
 */
public record Refusal(String rule, String path, String message, Nature nature) {
    /** The id of what has no id of its own. */
    public static final String SCHEMA = "FLD-05";

    /** The id of a date or time that cannot be read. */
    public static final String UNREADABLE_TIME = "FLD-02";

    /** How an object is wrong. */
    public enum Nature {
        /** A required field is not there. */
        Missing,
        /** A field that the definition does not know; an API server drops it. */
        Unknown,
        /** A value of another type, so that nothing typed can be made of the object. */
        Unreadable,
        /** A value that is refused. */
        Refused
    }

    Refusal at(String place) {
        return new Refusal(rule, place, message, nature);
    }

    static Refusal of(String path, Nature nature, String message) {
        return new Refusal(SCHEMA, path, message, nature);
    }
}
