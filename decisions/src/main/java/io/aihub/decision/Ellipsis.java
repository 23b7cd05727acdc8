package io.aihub.decision;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Cuts sentences that are too long for the place where they stand. */
public final class Ellipsis {
    private static final String MARK = "…";

    /** The most that one UTF-16 unit takes in UTF-8. */
    private static final int BYTES_A_UNIT = 3;

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

    /** The same where the place counts the bytes of UTF-8, of which a character may take four. */
    public static String cutToBytes(String text, int longest) {
        int most = Math.min(text.length(), longest);
        String cut = cut(text, most);
        while (bytes(cut) > longest) {
            most -= Math.max(1, (bytes(cut) - longest) / BYTES_A_UNIT);
            cut = cut(text, most);
        }
        return cut;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * The names one after another or, where that is too long, as many of them as there is room for
     * and how many more there are.
     *
     * @param longest in UTF-16 units, room for one name and a number
     */
    public static String list(List<String> names, String separator, int longest) {
        String all = String.join(separator, names);
        int kept = names.size();
        String text = all;
        while (text.length() > longest && kept > 1) {
            kept--;
            text =
                    String.join(separator, names.subList(0, kept))
                            + " and "
                            + (names.size() - kept)
                            + " more";
        }
        return cut(text, longest);
    }
}
