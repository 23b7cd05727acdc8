package io.aihub.decision.drift;

import io.aihub.decision.drift.Scrapes.State;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells after two scrapes that no counts arrive, which a window of a day would tell tomorrow. One
 * scrape that goes wrong says nothing. Confined: one round at a time feeds it.
 */
public final class ScrapeRounds {
    /** Scrapes in a row that say something. */
    private static final int TELLING = 2;

    private final Map<String, Integer> withoutSignal = new HashMap<>();
    private final Map<String, Integer> withoutPod = new HashMap<>();
    private Scrapes scrapes = Scrapes.UNKNOWN;
    private String kind = "";

    /**
     * Adds one round. Where no pod could be asked, nothing is learned.
     *
     * @param signals by name
     * @param asked what each pod answered
     */
    public Scrapes round(List<String> signals, List<ScrapeAnswer> asked) {
        if (asked.isEmpty()) {
            return scrapes;
        }
        List<ScrapeAnswer> answers =
                asked.stream().sorted(Comparator.comparing(ScrapeAnswer::pod)).toList();
        withoutPod.keySet().retainAll(answers.stream().map(ScrapeAnswer::pod).toList());
        for (String signal : signals) {
            boolean shown = answers.stream().anyMatch(a -> a.shown().contains(signal));
            count(withoutSignal, signal, shown);
        }
        for (ScrapeAnswer answer : answers) {
            count(withoutPod, answer.pod(), answer.shown().containsAll(signals));
        }
        Optional<String> dark = signals.stream().filter(s -> tells(withoutSignal, s)).findFirst();
        boolean arrives = signals.stream().allMatch(s -> withoutSignal.get(s) == 0);
        if (dark.isPresent()) {
            tell(dark.get(), answers);
        } else if (arrives) {
            tellPods(answers);
        }
        return scrapes;
    }

    private static void count(Map<String, Integer> times, String name, boolean well) {
        times.merge(name, well ? 0 : 1, (before, one) -> well ? 0 : before + 1);
    }

    private static boolean tells(Map<String, Integer> times, String name) {
        return times.getOrDefault(name, 0) >= TELLING;
    }

    private void tell(String signal, List<ScrapeAnswer> answers) {
        ScrapeAnswer first =
                answers.stream().filter(a -> !a.shown().contains(signal)).findFirst().orElseThrow();
        keep(
                State.Dark,
                first,
                signal,
                "No counts of signal " + signal + " arrive. Pod " + first.pod() + ": ");
    }

    private void tellPods(List<ScrapeAnswer> answers) {
        List<ScrapeAnswer> failing =
                answers.stream().filter(a -> tells(withoutPod, a.pod())).toList();
        if (failing.isEmpty()) {
            scrapes = Scrapes.ARRIVING;
            kind = "";
            return;
        }
        ScrapeAnswer first = failing.get(0);
        keep(
                State.Arriving,
                first,
                first.pod(),
                failing.size()
                        + " of "
                        + answers.size()
                        + " pods do not show every signal. Pod "
                        + first.pod()
                        + ": ");
    }

    /** While the same is wrong the words stay, so that an answer of another size writes nothing. */
    private void keep(State state, ScrapeAnswer answer, String about, String words) {
        String now = String.join(" ", about, words, answer.kind());
        if (scrapes.state() != state || !kind.equals(now)) {
            scrapes = new Scrapes(state, answer.fault(), Optional.of(words + answer.said() + "."));
            kind = now;
        }
    }
}
