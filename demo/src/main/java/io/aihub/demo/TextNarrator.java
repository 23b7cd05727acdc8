package io.aihub.demo;

import io.aihub.demo.story.Narrator;
import io.aihub.demo.story.Story;
import io.aihub.demo.story.Story.Scene;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells a play as a timeline for a person. */
final class TextNarrator implements Narrator {
    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final Story story;
    private final PrintWriter out;
    private final Clock clock;
    private final boolean colours;
    private final Instant start;

    TextNarrator(Story story, PrintWriter out, Clock clock, boolean colours) {
        this.story = story;
        this.out = out;
        this.clock = clock;
        this.colours = colours;
        this.start = clock.instant();
    }

    /** A line with the time, of no scene. */
    void note(String text) {
        out.println(stamp(clock.instant(), " ") + text);
        out.flush();
    }

    @Override
    public void begins(Scene scene) {
        int number = story.scenes().indexOf(scene) + 1;
        String progress = " (" + number + "/" + story.scenes().size() + ")";
        out.println();
        out.println(stamp(clock.instant(), scene.id()) + coloured(BOLD, scene.title()) + progress);
        out.flush();
    }

    @Override
    public void line(Told told) {
        if (told.result() == LineResult.Missed) {
            tell(told, RED, "not observed", "expected " + told.expected());
            tell(told, RED, "            ", "observed " + told.observed());
        } else if (!told.say().orElse("x").isEmpty()) {
            String text =
                    told.say()
                            .map(say -> say.replace("{}", told.observed()))
                            .orElseGet(() -> told.expected());
            tell(told, GREEN, "ok", text);
        }
        out.flush();
    }

    private void tell(Told told, String colour, String word, String text) {
        String begin = stamp(told.at(), told.scene());
        String[] lines = text.split("\n");
        out.println(begin + coloured(colour, word) + " " + lines[0]);
        for (int i = 1; i < lines.length; i++) {
            out.println(" ".repeat(begin.length() + word.length() + 1) + lines[i]);
        }
    }

    private String stamp(Instant at, String scene) {
        double seconds = Duration.between(start, at).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "[%6.1fs] %s  ", seconds, scene);
    }

    private String coloured(String colour, String text) {
        return colours ? colour + text + PLAIN : text;
    }
}
