package io.aihub.operator.sample;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.CounterWindow;
import io.aihub.decision.drift.PodSample;
import io.aihub.decision.drift.ScrapeAnswer;
import io.aihub.decision.drift.ScrapeRounds;
import io.aihub.decision.drift.Scrapes;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.operator.sample.ExpositionParser.UnreadableExposition;
import io.aihub.operator.sample.PodScrapeSource.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The open windows of one revision of one model. Confined: one round at a time feeds it. When it is
 * replaced its open windows are discarded, because a window belongs to one revision.
 */
final class SamplingSession {
    private final Map<String, CounterWindow> open = new HashMap<>();

    /** How long all pods together should have been scraped in the open window, by signal. */
    private final Map<String, Duration> due = new HashMap<>();

    private final ScrapeRounds rounds = new ScrapeRounds();
    private Instant began;
    private Scrapes scrapes = Scrapes.UNKNOWN;
    private Optional<Instant> last = Optional.empty();

    SamplingSession(Instant began) {
        this.began = began;
    }

    /** Feeds one round of scrapes, and answers with the windows that it closed. */
    List<ClosedWindow> round(SamplingTarget target, List<Answer> answers, Instant at) {
        List<ClosedWindow> closed = new ArrayList<>();
        Map<PodAddress, Shown> shown = new LinkedHashMap<>();
        answers.forEach(answer -> shown.put(answer.pod(), new Shown(answer)));
        if (last.filter(at::isBefore).isPresent()) {
            startAnew(at);
        }
        // Counting begins at the first round, so only from then on a pod can be missed.
        Duration passed = last.map(before -> Duration.between(before, at)).orElse(Duration.ZERO);
        last = Optional.of(at);
        for (SignalTerms signal : target.signals()) {
            due.merge(signal.name(), passed.multipliedBy(target.due()), Duration::plus);
            CounterWindow window =
                    open.computeIfAbsent(
                            signal.name(),
                            name -> CounterWindow.open(name, target.revision(), began));
            shown.values().forEach(pod -> pod.feed(window, signal, at));
            if (!at.isBefore(window.start().plus(signal.window()))) {
                closed.add(window.close(at, due.remove(signal.name())));
                open.put(signal.name(), window.next(at));
            }
        }
        scrapes =
                rounds.round(
                        target.signals().stream().map(SignalTerms::name).toList(),
                        shown.values().stream().map(Shown::answer).toList());
        return closed;
    }

    /** A clock that went back would keep the open windows open until it is as late again. */
    private void startAnew(Instant at) {
        open.clear();
        due.clear();
        began = at;
        last = Optional.empty();
    }

    /** Whether counts arrive, by the last rounds. */
    Scrapes scrapes() {
        return scrapes;
    }

    /** What one answer shows of the signals. */
    private static final class Shown {
        private final Answer answer;
        private final Set<String> signals = new HashSet<>();
        private Optional<String> failure;

        Shown(Answer answer) {
            this.answer = answer;
            this.failure = Optional.ofNullable(answer.failure());
        }

        void feed(CounterWindow window, SignalTerms signal, Instant at) {
            if (answer.failure() != null) {
                window.failed("pod " + answer.pod().name() + ": " + answer.failure());
                return;
            }
            try {
                Optional<PodSample> sample = answer.exposition().sample(answer.pod(), at, signal);
                sample.ifPresent(counts -> signals.add(signal.name()));
                sample.ifPresent(window::add);
            } catch (UnreadableExposition e) {
                failure = Optional.of(e.getMessage());
                window.failed("pod " + answer.pod().name() + ": " + e.getMessage());
            }
        }

        ScrapeAnswer answer() {
            String more =
                    failure.filter(f -> !answer.said().contains(f)).map(f -> "; " + f).orElse("");
            return new ScrapeAnswer(
                    answer.pod().name(),
                    signals,
                    failure.isPresent() ? Scrapes.Fault.Error : Scrapes.Fault.Silence,
                    answer.outcome() + " " + failure.orElse(""),
                    answer.said() + more);
        }
    }
}
