package io.aihub.demo.crash;

/**
 * Where the operator is killed.
 *
 * @param scene of the story
 * @param signature of the write
 * @param moment of the write
 */
public record CrashPoint(String scene, String signature, Moment moment) {

    /** The same write at another moment. */
    CrashPoint at(Moment other) {
        return new CrashPoint(scene, signature, other);
    }

    /** When. */
    public enum Moment {
        /** The write never reaches the store. */
        Before,
        /** It is in the store, and the operator never hears of it. */
        After
    }
}
