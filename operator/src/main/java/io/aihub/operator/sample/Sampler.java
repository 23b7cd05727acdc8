package io.aihub.operator.sample;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Scrapes;
import io.aihub.operator.sample.PodScrapeSource.Answer;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jboss.logging.Logger;

/**
 * Scrapes the pods of every model that serves, each at its own interval, and posts the windows that
 * close. A slow pod delays nobody else: rounds wait for answers without holding a thread.
 */
public final class Sampler implements Sampling, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Sampler.class);
    private final Map<ResourceID, Running> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;
    private final PodScrapeSource source;
    private final WindowBoard board;
    private final ObjIntConsumer<ResourceID> closings;
    private final Consumer<ScrapeOutcome> outcomes;
    private final Clock clock;

    /**
     * @param closings told the model and how many of its windows just closed; none when only
     *     whether counts arrive is news
     */
    public Sampler(
            ScheduledExecutorService timer,
            ExecutorService requests,
            WindowBoard board,
            ObjIntConsumer<ResourceID> closings,
            Clock clock) {
        this(timer, requests, board, closings, outcome -> {}, clock);
    }

    /**
     * @param outcomes told how each scrape ended
     */
    public Sampler(
            ScheduledExecutorService timer,
            ExecutorService requests,
            WindowBoard board,
            ObjIntConsumer<ResourceID> closings,
            Consumer<ScrapeOutcome> outcomes,
            Clock clock) {
        this.timer = timer;
        this.source = new PodScrapeSource(PodClient.of(requests));
        this.board = board;
        this.closings = closings;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public void watch(SamplingTarget target) {
        running.compute(
                target.model(),
                (id, old) -> {
                    if (old != null && old.continues(target)) {
                        old.target = target;
                        return old;
                    }
                    stop(old);
                    return start(target);
                });
    }

    @Override
    public void forget(ResourceID model) {
        stop(running.remove(model));
        board.forget(model);
    }

    /** The models that are sampled now. */
    public List<ResourceID> watched() {
        return List.copyOf(running.keySet());
    }

    @Override
    public void close() {
        running.values().forEach(Sampler::stop);
        running.clear();
    }

    private Running start(SamplingTarget target) {
        Running started = new Running(target, clock.instant());
        board.note(target.model(), Scrapes.UNKNOWN);
        long millis = Math.max(1, target.limits().interval().toMillis());
        started.schedule =
                timer.scheduleAtFixedRate(
                        () -> round(started), millis, millis, TimeUnit.MILLISECONDS);
        return started;
    }

    private static void stop(Running old) {
        if (old != null && old.schedule != null) {
            old.schedule.cancel(false);
        }
    }

    /** Skipped while the round before still waits for its pods. */
    private void round(Running one) {
        if (!one.busy.compareAndSet(false, true)) {
            return;
        }
        SamplingTarget target = one.target;
        List<CompletableFuture<Answer>> answers;
        try {
            answers =
                    target.pods().stream()
                            .map(pod -> source.scrape(pod, target.endpoint(), target.limits()))
                            .toList();
        } catch (RuntimeException e) {
            // The executor drops a task that throws, so a failed round is logged and the next one
            // tries again.
            LOG.warnf("a round of scrapes failed: %s", e.getClass().getSimpleName());
            one.busy.set(false);
            return;
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .whenComplete(
                        (done, error) -> {
                            try {
                                finish(
                                        one,
                                        target,
                                        answers.stream().map(CompletableFuture::join).toList());
                            } finally {
                                one.busy.set(false);
                            }
                        });
    }

    private void finish(Running one, SamplingTarget target, List<Answer> answers) {
        if (running.get(target.model()) != one) {
            return;
        }
        Instant at = clock.instant();
        answers.forEach(answer -> outcomes.accept(answer.outcome()));
        List<ClosedWindow> closed = one.session.round(target, answers, at);
        boolean news = board.note(target.model(), one.session.scrapes());
        board.post(target.model(), closed);
        String counted = target.signals().get(0).name();
        closed.stream()
                .filter(window -> window.signal().equals(counted))
                .forEach(window -> board.countCases(target.model(), window));
        if (news || !closed.isEmpty()) {
            closings.accept(target.model(), closed.size());
        }
    }

    /** One model being sampled. */
    private static final class Running {
        private final SamplingSession session;
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile SamplingTarget target;
        private ScheduledFuture<?> schedule;

        Running(SamplingTarget target, Instant began) {
            this.target = target;
            this.session = new SamplingSession(began);
        }

        boolean continues(SamplingTarget next) {
            return target.revision().equals(next.revision())
                    && target.signals().equals(next.signals())
                    && target.limits().equals(next.limits());
        }
    }
}
