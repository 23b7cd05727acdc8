package io.aihub.decision;

/** Cuts sentences that are too long for the place where they stand. */
public final class Ellipsis {
    private static final String MARK = "…";

    private Ellipsis() {}

    /**
     * The text itself or, where it is longer, its beginning and an ellipsis. A surrogate pair stays
     * whole or goes.
     *
     * @param longest in UTF-16 units, at least 2
     */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - MARK.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + MARK;
    }
}
