package io.aihub.e2e.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of kubectl without what differs from run to run: every age reads {@code 1d} in a column
 * of three characters, and the blanks at the end of a line are gone.
 */
final class PrintedTable {
    private static final Pattern AGE = Pattern.compile("(?<= )AGE( {3,}|$)");

    private PrintedTable() {}

    static String stable(String printed) {
        List<String> lines = new ArrayList<>();
        int from = -1;
        int to = -1;
        for (String line : printed.lines().toList()) {
            Matcher header = AGE.matcher(line);
            if (line.isBlank()) {
                from = -1;
            } else if (from < 0 && header.find()) {
                from = header.start();
                to = header.end();
                lines.add(cut(line, from, to, "AGE"));
                continue;
            }
            lines.add(from < 0 ? line.stripTrailing() : cut(line, from, to, "1d "));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String cut(String line, int from, int to, String age) {
        String rest = line.length() > to ? line.substring(to) : "";
        return (line.substring(0, from) + age + "   " + rest).stripTrailing();
    }
}
