package io.aihub.cli.view;

/**
 * Text of somebody else on a terminal. What a reader could not see, or what would move the cursor,
 * is written as its code point: nobody hides a sentence from the person who decides.
 */
public final class PrintableText {
    private PrintableText() {}

    /** The same text, with every sign visible. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .forEach(
                        point -> {
                            if (isVisible(point)) {
                                shown.appendCodePoint(point);
                            } else {
                                shown.append(String.format("\\u{%04x}", point));
                            }
                        });
        return shown.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
