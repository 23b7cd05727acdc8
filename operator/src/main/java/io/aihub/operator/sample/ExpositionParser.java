package io.aihub.operator.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the Prometheus text exposition (0.0.4), only the metrics asked for.
 *
 * <p>Source: prometheus.io/docs/instrumenting/exposition_formats. A line that cannot be read is an
 * error of the whole answer: half a histogram is worse than none. The error never repeats the line.
 */
final class ExpositionParser {
    private final Set<String> wanted;

    ExpositionParser(Set<String> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    /**
     * @throws UnreadableExposition when a line of a wanted metric cannot be read
     */
    List<Series> parse(String text) {
        List<Series> series = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            String trimmed = line.strip();
            if (!trimmed.isEmpty() && !trimmed.startsWith("#") && wanted.contains(name(trimmed))) {
                series.add(new Line(trimmed, number).read());
            }
        }
        return series;
    }

    private static String name(String line) {
        int end = 0;
        while (end < line.length() && isNameCharacter(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end);
    }

    private static boolean isNameCharacter(char c) {
        return c == '_' || c == ':' || Character.isLetterOrDigit(c);
    }

    /** The answer is not a text exposition. */
    static final class UnreadableExposition extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableExposition(String message) {
            super(message);
        }
    }

    /** One line, read from left to right. */
    private static final class Line {
        private final String text;
        private final int number;
        private int at;

        Line(String text, int number) {
            this.text = text;
            this.number = number;
        }

        Series read() {
            String name = name(text);
            at = name.length();
            Map<String, String> labels = new HashMap<>();
            if (at < text.length() && text.charAt(at) == '{') {
                at++;
                while (peek() != '}') {
                    label(labels);
                }
                at++;
            }
            String[] rest = text.substring(at).strip().split("\\s+");
            return new Series(name, labels, value(rest[0]));
        }

        private void label(Map<String, String> labels) {
            int begin = at;
            while (at < text.length() && isNameCharacter(text.charAt(at))) {
                at++;
            }
            String key = text.substring(begin, at);
            expect('=');
            expect('"');
            StringBuilder value = new StringBuilder();
            while (peek() != '"') {
                value.append(character());
            }
            at++;
            labels.put(key, value.toString());
            if (peek() == ',') {
                at++;
            }
        }

        private char character() {
            char c = text.charAt(at++);
            if (c != '\\') {
                return c;
            }
            char escaped = peek();
            at++;
            return escaped == 'n' ? '\n' : escaped;
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

        private double value(String word) {
            try {
                return switch (word) {
                    case "+Inf" -> Double.POSITIVE_INFINITY;
                    case "-Inf" -> Double.NEGATIVE_INFINITY;
                    default -> Double.parseDouble(word);
                };
            } catch (NumberFormatException e) {
                throw unreadable();
            }
        }

        private UnreadableExposition unreadable() {
            return new UnreadableExposition(
                    "line " + number + " of the metrics is not in the Prometheus text format");
        }
    }
}
