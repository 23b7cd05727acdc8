package io.aihub.operator.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the Prometheus text exposition (0.0.4, and the OpenMetrics text that some servers send in
 * its place), only the metrics asked for.
 *
 * <p>Source: prometheus.io/docs/instrumenting/exposition_formats. A line that cannot be read is an
 * error of the whole answer: half a histogram is worse than none. So is a series that is shown
 * twice, since adding both up would count every case twice. The error never repeats the line.
 */
final class ExpositionParser {
    private final Set<String> wanted;

    ExpositionParser(Set<String> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    /**
     * Of an answer that shows none of the metrics asked for, every line is read, to tell a pod that
     * counts nothing from a page that is no exposition at all.
     *
     * @throws UnreadableExposition when a line of a wanted metric cannot be read, a wanted series
     *     is there twice, or the text is something else than an exposition
     */
    List<Series> parse(String text) {
        List<Series> series = new ArrayList<>();
        Set<Series.Identity> seen = new HashSet<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            String trimmed = line.strip();
            if (isSample(trimmed) && wanted.contains(SampleLine.name(trimmed))) {
                Series read = new SampleLine(trimmed, number).read();
                if (!seen.add(read.identity())) {
                    throw new UnreadableExposition(
                            read.name() + " is shown twice with the same labels");
                }
                series.add(read);
            }
        }
        if (series.isEmpty()) {
            readAll(text);
        }
        return series;
    }

    private static void readAll(String text) {
        for (String line : text.split("\n")) {
            String trimmed = line.strip();
            if (isSample(trimmed) && !SampleLine.isReadable(trimmed)) {
                throw new UnreadableExposition("the answer is not in the Prometheus text format");
            }
        }
    }

    private static boolean isSample(String line) {
        return !line.isEmpty() && line.charAt(0) != '#';
    }

    /** The answer is not a text exposition. */
    static final class UnreadableExposition extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableExposition(String message) {
            super(message);
        }
    }
}
