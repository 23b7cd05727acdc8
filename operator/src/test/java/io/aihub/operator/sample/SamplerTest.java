package io.aihub.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Scrapes;
import io.aihub.operator.sample.SamplingTarget.Endpoint;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On real threads and real HTTP; every wait is for a condition. */
class SamplerTest {
    private static final Duration WINDOW = Duration.ofMillis(60);
    private static final ScrapeLimits LIMITS =
            new ScrapeLimits(Duration.ofMillis(15), Duration.ofSeconds(20), 100_000);
    private static final ResourceID MODEL = new ResourceID("m", "clinic");
    private static final ResourceID OTHER = new ResourceID("other", "clinic");

    private final WindowBoard board = new WindowBoard();
    private final Map<ResourceID, Integer> closings = new ConcurrentHashMap<>();
    private final ExecutorService requests = Executors.newFixedThreadPool(2);
    private final AtomicLong predictions = new AtomicLong();
    private final Sampler sampler =
            new Sampler(
                    Executors.newSingleThreadScheduledExecutor(),
                    requests,
                    board,
                    (model, number) -> closings.merge(model, number, Integer::sum),
                    Clock.systemUTC());

    @AfterEach
    void stop() {
        sampler.close();
        requests.shutdownNow();
    }

    @Test
    void windows_close_one_after_the_other_and_each_is_announced() throws IOException {
        try (FakePod pod = counting()) {
            sampler.watch(target(MODEL, "m-1", pod));

            await().until(() -> windows("m-1").size() >= 4);

            List<ClosedWindow> windows =
                    windows("m-1").stream().filter(w -> w.signal().equals("age")).toList();
            assertThat(windows.get(1).start()).isEqualTo(windows.get(0).end());
            assertThat(windows.get(1).counts().orElseThrow().total()).isPositive();
            await().until(() -> closings.getOrDefault(MODEL, 0) >= 4);
            assertThat(board.unreported(MODEL)).isPositive();
        }
    }

    @Test
    void another_revision_discards_the_open_window_and_the_windows_of_the_one_before()
            throws IOException {
        try (FakePod pod = counting()) {
            sampler.watch(target(MODEL, "m-1", pod));
            await().until(() -> !windows("m-1").isEmpty());
            sampler.watch(target(MODEL, "m-2", pod));

            await().until(() -> !windows("m-2").isEmpty());

            assertThat(windows("m-1")).isEmpty();
            assertThat(windows("m-2")).allMatch(window -> window.revision().equals("m-2"));
        }
    }

    @Test
    void a_page_in_place_of_metrics_is_told_long_before_a_window_closes() throws IOException {
        AtomicReference<String> body = new AtomicReference<>("<html>Sign in</html>");
        try (FakePod pod = FakePod.that(FakePod.answers(200, body::get))) {
            SamplingTarget target = target(MODEL, "m-1", pod);
            sampler.watch(
                    new SamplingTarget(
                            MODEL,
                            "m-1",
                            List.of(Text.age(Duration.ofDays(1))),
                            target.pods(),
                            target.endpoint(),
                            LIMITS));

            await().until(() -> board.scrapes(MODEL).state() == Scrapes.State.Dark);
            assertThat(board.scrapes(MODEL).fault()).isEqualTo(Scrapes.Fault.Error);
            assertThat(board.scrapes(MODEL).said())
                    .hasValueSatisfying(
                            said ->
                                    assertThat(said)
                                            .startsWith("No counts of signal age arrive. Pod a:")
                                            .contains("HTTP 200, no content type, 20 bytes")
                                            .doesNotContain("Sign in"));
            await().until(() -> closings.containsKey(MODEL));
            assertThat(closings).containsEntry(MODEL, 0);

            body.set(Text.counts(1, 1));

            await().until(() -> board.scrapes(MODEL).state() == Scrapes.State.Arriving);
            assertThat(windows("m-1")).isEmpty();
        }
    }

    @Test
    void other_pods_of_the_same_revision_go_on_with_the_same_window() throws IOException {
        try (FakePod pod = counting();
                FakePod second = FakePod.at("127.0.0.2", pod.port(), counts())) {
            SamplingTarget one = target(MODEL, "m-1", pod);
            sampler.watch(one);
            await().until(() -> !windows("m-1").isEmpty());
            ClosedWindow before = windows("m-1").get(0);
            sampler.watch(
                    new SamplingTarget(
                            MODEL,
                            "m-1",
                            one.signals(),
                            List.of(pod.address("a"), second.address("b")),
                            one.endpoint(),
                            LIMITS));

            await().until(() -> second.asked.get() > 3);

            assertThat(windows("m-1")).contains(before);
        }
    }

    @Test
    void a_pod_that_hangs_delays_no_other_model() throws IOException {
        try (FakePod hanging = FakePod.that(FakePod.hangs());
                FakePod trickling = FakePod.at("127.0.0.2", hanging.port(), FakePod.trickles());
                FakePod pod = counting()) {
            sampler.watch(target(OTHER, "other-1", hanging));
            sampler.watch(target(new ResourceID("third", "clinic"), "third-1", trickling));
            await().until(() -> hanging.asked.get() == 1 && trickling.asked.get() == 1);

            sampler.watch(target(MODEL, "m-1", pod));

            await().until(() -> windows("m-1").size() >= 6);
            assertThat(hanging.asked).hasValue(1);
            assertThat(board.windows(OTHER, "other-1")).isEmpty();
        }
    }

    @Test
    void a_model_that_is_forgotten_is_asked_no_more_and_leaves_nothing() throws IOException {
        try (FakePod pod = counting()) {
            sampler.watch(target(MODEL, "m-1", pod));
            await().until(() -> !windows("m-1").isEmpty());

            sampler.forget(MODEL);

            assertThat(sampler.watched()).isEmpty();
            assertThat(windows("m-1")).isEmpty();
            assertThat(board.unreported(MODEL)).isZero();
        }
    }

    @Test
    void a_model_without_pods_closes_windows_that_say_nothing() {
        sampler.watch(
                new SamplingTarget(
                        MODEL,
                        "m-1",
                        List.of(Text.age(WINDOW)),
                        List.of(),
                        new Endpoint(1, "/metrics"),
                        LIMITS));

        await().until(() -> !windows("m-1").isEmpty());

        assertThat(windows("m-1").get(0).counts()).isEmpty();
    }

    private List<ClosedWindow> windows(String revision) {
        return board.windows(MODEL, revision);
    }

    private FakePod counting() {
        return FakePod.that(counts());
    }

    private FakePod.Behaviour counts() {
        return FakePod.answers(
                200,
                () -> {
                    long so = predictions.addAndGet(5);
                    return Text.counts(so, so);
                });
    }

    private static SamplingTarget target(ResourceID model, String revision, FakePod pod) {
        return new SamplingTarget(
                model,
                revision,
                List.of(Text.age(WINDOW), Text.score(WINDOW)),
                List.of(pod.address("a")),
                new Endpoint(pod.port(), "/metrics"),
                LIMITS);
    }
}
