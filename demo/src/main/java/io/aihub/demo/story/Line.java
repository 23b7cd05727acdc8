package io.aihub.demo.story;

/** Something to do or to observe, as the data states it. */
public interface Line {
    /** What is expected, in words. */
    String expected();

    /** Begins it; what has to be compared with later is looked at now. */
    Performance begin(Scenery scenery);

    /** A line that was begun. */
    interface Performance {
        /**
         * Looks, or tries, once. It may throw what the API server answers; that is not yet seen.
         */
        Sighting look();
    }

    /**
     * What a look came to.
     *
     * @param state whether that was it
     * @param observed in words
     */
    record Sighting(SightingState state, String observed) {
        /** It is as expected. */
        public static Sighting seen(String observed) {
            return new Sighting(SightingState.Seen, observed);
        }

        /** It may still come. */
        public static Sighting notYet(String observed) {
            return new Sighting(SightingState.NotYet, observed);
        }

        /** It can no longer come. */
        public static Sighting never(String observed) {
            return new Sighting(SightingState.Never, observed);
        }

        /** Seen where that holds, else not yet. */
        public static Sighting when(boolean holds, String observed) {
            return holds ? seen(observed) : notYet(observed);
        }
    }

    /** Whether a look ends the waiting. */
    enum SightingState {
        Seen,
        NotYet,
        Never
    }
}
