package io.aihub.operator.sample;

import io.aihub.operator.sample.ExpositionParser.UnreadableExposition;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * One sample line of an exposition, read from left to right. Blanks and tabs may stand between any
 * two tokens.
 */
final class SampleLine {
    /** What Go's {@code ParseFloat} takes, without its hexadecimal forms. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private static final Pattern INFINITY =
            Pattern.compile("[+-]?inf(?:inity)?", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final int number;
    private int at;

    /**
     * @param text without blanks around it
     * @param number of the line, for the error
     */
    SampleLine(String text, int number) {
        this.text = text;
        this.number = number;
    }

    /** The metric that a line begins with; empty when it begins with none. */
    static String name(String line) {
        int end = 0;
        while (end < line.length() && isNameCharacter(line.charAt(end), end == 0)) {
            end++;
        }
        return line.substring(0, end);
    }

    static boolean isReadable(String line) {
        try {
            new SampleLine(line, 0).read();
            return true;
        } catch (UnreadableExposition e) {
            return false;
        }
    }

    /** A number as the format writes it, in values and in {@code le}; absent for anything else. */
    static OptionalDouble number(String word) {
        if (INFINITY.matcher(word).matches()) {
            return OptionalDouble.of(
                    word.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (word.equalsIgnoreCase("NaN")) {
            return OptionalDouble.of(Double.NaN);
        }
        return NUMBER.matcher(word).matches()
                ? OptionalDouble.of(Double.parseDouble(word))
                : OptionalDouble.empty();
    }

    /**
     * @throws UnreadableExposition when the line is not in the format
     */
    Series read() {
        String name = name(text);
        if (name.isEmpty()) {
            throw unreadable();
        }
        at = name.length();
        Map<String, String> labels = new HashMap<>();
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            labels(labels);
        } else if (at == name.length()) {
            throw unreadable();
        }
        double value = number(word()).orElseThrow(this::unreadable);
        end();
        return new Series(name, labels, value);
    }

    private void labels(Map<String, String> labels) {
        skipBlanks();
        while (peek() != '}') {
            label(labels);
            skipBlanks();
            if (peek() == ',') {
                at++;
                skipBlanks();
            } else if (peek() != '}') {
                throw unreadable();
            }
        }
        at++;
    }

    private void label(Map<String, String> labels) {
        int begin = at;
        while (at < text.length() && isNameCharacter(text.charAt(at), at == begin)) {
            at++;
        }
        String key = text.substring(begin, at);
        skipBlanks();
        expect('=');
        skipBlanks();
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            character(value);
        }
        at++;
        if (key.isEmpty() || key.indexOf(':') >= 0 || labels.put(key, value.toString()) != null) {
            throw unreadable();
        }
    }

    /** A backslash that escapes nothing stands for itself, as it does for Prometheus. */
    private void character(StringBuilder value) {
        char c = text.charAt(at++);
        if (c != '\\') {
            value.append(c);
            return;
        }
        char escaped = peek();
        at++;
        switch (escaped) {
            case 'n' -> value.append('\n');
            case '\\', '"' -> value.append(escaped);
            default -> value.append(c).append(escaped);
        }
    }

    /** After the value there may be a timestamp and, in OpenMetrics, an exemplar. */
    private void end() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) != '#') {
            number(word()).orElseThrow(this::unreadable);
            skipBlanks();
        }
        if (at < text.length() && text.charAt(at) != '#') {
            throw unreadable();
        }
    }

    private String word() {
        skipBlanks();
        int begin = at;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unreadable();
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw unreadable();
        }
        return text.charAt(at);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isNameCharacter(char c, boolean first) {
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':';
        return letter || !first && c >= '0' && c <= '9';
    }

    private UnreadableExposition unreadable() {
        return new UnreadableExposition(
                "line " + number + " of the metrics is not in the Prometheus text format");
    }
}
