package io.aihub.operator.sample;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.CounterWindow;
import io.aihub.decision.drift.PodSample;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.operator.sample.ExpositionParser.UnreadableExposition;
import io.aihub.operator.sample.PodScrapeSource.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open windows of one revision of one model. Confined: one round at a time feeds it. When it is
 * replaced its open windows are discarded, because a window belongs to one revision.
 */
final class SamplingSession {
    private final Map<String, CounterWindow> open = new HashMap<>();
    private final Instant began;

    SamplingSession(Instant began) {
        this.began = began;
    }

    /** Feeds one round of scrapes, and answers with the windows that it closed. */
    List<ClosedWindow> round(SamplingTarget target, List<Answer> answers, Instant at) {
        List<ClosedWindow> closed = new ArrayList<>();
        for (SignalTerms signal : target.signals()) {
            CounterWindow window =
                    open.computeIfAbsent(
                            signal.name(),
                            name -> CounterWindow.open(name, target.revision(), began));
            feed(window, signal, answers, at);
            if (!at.isBefore(window.start().plus(signal.window()))) {
                closed.add(close(window, target, at));
                open.put(signal.name(), window.next(at));
            }
        }
        return closed;
    }

    private static ClosedWindow close(CounterWindow window, SamplingTarget target, Instant at) {
        Duration expected = Duration.between(window.start(), at).multipliedBy(target.pods().size());
        return window.close(at, expected);
    }

    private static void feed(
            CounterWindow window, SignalTerms signal, List<Answer> answers, Instant at) {
        for (Answer answer : answers) {
            if (answer.failure() != null) {
                window.failed("pod " + answer.pod().name() + ": " + answer.failure());
                continue;
            }
            try {
                Optional<PodSample> sample = answer.exposition().sample(answer.pod(), at, signal);
                sample.ifPresent(window::add);
            } catch (UnreadableExposition e) {
                window.failed("pod " + answer.pod().name() + ": " + e.getMessage());
            }
        }
    }
}
