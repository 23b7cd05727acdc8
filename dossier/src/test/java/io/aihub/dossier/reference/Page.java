package io.aihub.dossier.reference;

import java.util.List;

/**
 * One page as Markdown.
 *
 * @param file its name in {@code docs/reference}
 * @param text all of it
 */
record Page(String file, String text) {
    static final String COMMAND = "make generate";

    /** A page that says at its top where it comes from. */
    static Page generated(String file, String title, String source, List<String> lines) {
        String head =
                "<!-- Generated from "
                        + source
                        + ". Change that, then run: "
                        + COMMAND
                        + " -->\n\n# "
                        + title
                        + "\n\n";
        return new Page(file, head + String.join("\n", lines) + "\n");
    }

    /** One row of a table; a bar or a line break in a cell would end it. */
    static String row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(cell.replace("|", "\\|").replace('\n', ' ')).append(" |");
        }
        return row.toString();
    }

    @Override
    public String toString() {
        return file;
    }
}
