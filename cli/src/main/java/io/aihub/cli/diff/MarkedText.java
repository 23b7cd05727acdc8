package io.aihub.cli.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks what differs between two texts: {@code [-removed-]} and {@code {+added+}}. */
final class MarkedText {
    private static final Pattern WORD = Pattern.compile("\\s+|\\S+");

    /** Words and gaps that are shown beside a change, on each side. */
    private static final int NEIGHBOURS = 16;

    private MarkedText() {}

    /** Changed words among their neighbours; only what is the same in both is left out. */
    static String of(String before, String after) {
        List<Alignment.Step> steps = Alignment.of(words(before), words(after));
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < steps.size()) {
            int end = at;
            while (end < steps.size() && steps.get(end).kept() == steps.get(at).kept()) {
                end++;
            }
            List<Alignment.Step> run = steps.subList(at, end);
            text.append(
                    steps.get(at).kept()
                            ? neighbours(run, at > 0, end < steps.size())
                            : changed(run));
            at = end;
        }
        return text.toString();
    }

    /** Items of two lists: those removed, those added, and a removed one beside its successor. */
    static List<String> ofItems(List<String> before, List<String> after) {
        List<String> lines = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (Alignment.Step step : Alignment.of(before, after)) {
            if (step.kept()) {
                flush(lines, removed, added);
            }
            step.removed().ifPresent(removed::add);
            step.added().ifPresent(added::add);
        }
        flush(lines, removed, added);
        return lines;
    }

    private static void flush(List<String> lines, List<String> removed, List<String> added) {
        boolean one = removed.size() == 1 && added.size() == 1;
        if (one && removed.get(0).contains(" ")) {
            lines.add("changed: " + of(removed.get(0), added.get(0)));
        } else {
            removed.forEach(item -> lines.add("removed: " + item));
            added.forEach(item -> lines.add("added: " + item));
        }
        removed.clear();
        added.clear();
    }

    private static String neighbours(List<Alignment.Step> run, boolean follows, boolean precedes) {
        int head = follows ? NEIGHBOURS : 0;
        int tail = precedes ? NEIGHBOURS : 0;
        if (run.size() <= head + tail) {
            return text(run);
        }
        return text(run.subList(0, head))
                + "..."
                + text(run.subList(run.size() - tail, run.size()));
    }

    private static String text(List<Alignment.Step> run) {
        StringBuilder text = new StringBuilder();
        run.forEach(step -> text.append(step.word()));
        return text.toString();
    }

    private static String changed(List<Alignment.Step> run) {
        StringBuilder removed = new StringBuilder();
        StringBuilder added = new StringBuilder();
        run.forEach(step -> step.removed().ifPresent(removed::append));
        run.forEach(step -> step.added().ifPresent(added::append));
        return (removed.isEmpty() ? "" : "[-" + removed + "-]")
                + (added.isEmpty() ? "" : "{+" + added + "+}");
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
