package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.decision.Ellipsis;

/** What became of a plan that was to be recorded. */
public sealed interface Recording {

    /**
     * It is recorded.
     *
     * @param before the status that was observed, may be null
     * @param after the status as saved
     */
    record Saved(AIModelStatus before, AIModelStatus after) implements Recording {}

    /** The model changed meanwhile, and has to be observed again. */
    record LookAgain() implements Recording {}

    /** The model went on changing for so long that a stop may not wait for it any more. */
    record Overtaken() implements Recording {}

    /**
     * The API server refuses it, so that trying again does not help.
     *
     * @param code of the answer
     * @param words the server's own
     * @param status that could not be stored
     */
    record Refused(int code, String words, AIModelStatus status) implements Recording {
        private static final int LONGEST_WORDS = 500;

        /**
         * What to tell a person.
         *
         * @param stops whether something was stopped all the same
         */
        public String message(boolean stops) {
            return "The API server refuses to store what was decided (HTTP "
                    + code
                    + ": "
                    + Ellipsis.cut(words, LONGEST_WORDS)
                    + "). "
                    + (stops
                            ? "The stop was carried out all the same, and nothing else is."
                            : "Nothing is changed until it can be stored.");
        }
    }
}
