package io.aihub.demo.line;

import io.aihub.demo.story.Line;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words that a line of a story may begin with. */
public final class Vocabulary {
    private Vocabulary() {}

    /** The kinds of lines by their word. */
    public static Map<String, Class<? extends Line>> words() {
        Map<String, Class<? extends Line>> words = new LinkedHashMap<>();
        words.put("apply", ApplyLine.class);
        words.put("delete", DeleteLine.class);
        words.put("decide", DecideLine.class);
        words.put("patients", PatientsLine.class);
        words.put("counts", CountsLine.class);
        words.put("send", SendLine.class);
        words.put("declare", DeclareLine.class);
        words.put("remember", RememberLine.class);
        words.put("status", StatusLine.class);
        words.put("condition", ConditionLine.class);
        words.put("object", ObjectLine.class);
        words.put("number", NumberLine.class);
        words.put("events", EventsLine.class);
        words.put("served", ServedLine.class);
        words.put("traffic", TrafficLine.class);
        words.put("pods", PodsLine.class);
        words.put("quiet", QuietLine.class);
        words.put("table", TableLine.class);
        return words;
    }
}
