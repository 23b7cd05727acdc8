package io.aihub.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.operator.sample.GoldenRequests.Golden;
import io.aihub.operator.sample.GoldenRequests.Question;
import io.aihub.operator.sample.GoldenRequests.Result;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No traffic goes to pods that do not all answer a golden request rightly. */
class SmokeProberTest {
    private static final ResourceID MODEL = new ResourceID("m", "clinic");
    private static final String DIGEST = "112a845f4b";
    private static final String METADATA = "{\"name\":\"server\"}";

    private final ExecutorService requests = Executors.newFixedThreadPool(2);
    private final AtomicInteger woken = new AtomicInteger();
    private final SmokeProber prober =
            new SmokeProber(
                    PodClient.of(requests), new ObjectMapper(), model -> woken.incrementAndGet());

    @AfterEach
    void stop() {
        requests.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ServerMetadata | 200 | {\"name\":\"server\"} | Passed",
                "ServerMetadata | 200 | {\"name\":7}          | Failed",
                "ServerMetadata | 200 | <html>                | Failed",
                "ServerMetadata | 404 | {\"name\":\"server\"} | Failed",
                "ServerMetadata | 302 | {\"name\":\"server\"} | Failed",
                "Readiness      | 200 | anything              | Passed",
                "Readiness      | 503 | anything              | Failed",
            })
    void only_the_right_answer_passes(Golden golden, int status, String body, Result expected)
            throws IOException {
        try (FakePod pod = FakePod.that(FakePod.answers(status, () -> body))) {
            prober.ask(question(golden, pod, pod.address("a")));

            awaitResult(expected);
            await().untilAsserted(() -> assertThat(woken).hasValue(1));
        }
    }

    @Test
    void a_wrong_answer_is_named_by_pod_url_and_status_until_it_is_right() throws IOException {
        AtomicReference<String> body = new AtomicReference<>("{\"patient\":4711}");
        try (FakePod pod = FakePod.that(FakePod.answers(200, body::get))) {
            Question question = question(Golden.ServerMetadata, pod, pod.address("a"));
            prober.ask(question);
            awaitResult(Result.Failed);

            assertThat(prober.wrongAnswer(MODEL, DIGEST))
                    .contains(
                            "pod a, GET http://127.0.0.1:"
                                    + pod.port()
                                    + "/v2, answered HTTP 200 without the metadata of a server");

            body.set(METADATA);
            prober.ask(question);
            awaitResult(Result.Passed);
            assertThat(prober.wrongAnswer(MODEL, DIGEST)).isEmpty();
        }
    }

    @Test
    void one_pod_that_cannot_be_asked_fails_them_all() throws IOException {
        try (FakePod pod = FakePod.that(FakePod.answers(METADATA))) {
            PodAddress unreachable = new PodAddress("b", "not an address");

            prober.ask(question(Golden.ServerMetadata, pod, pod.address("a"), unreachable));

            awaitResult(Result.Failed);
        }
    }

    @Test
    void a_failed_question_is_asked_again_and_shows_its_last_answer_meanwhile() throws IOException {
        AtomicReference<String> body = new AtomicReference<>("{}");
        try (FakePod pod = FakePod.that(FakePod.answers(200, body::get))) {
            Question question = question(Golden.ServerMetadata, pod, pod.address("a"));
            prober.ask(question);
            awaitResult(Result.Failed);
            body.set(METADATA);

            prober.ask(question);
            assertThat(result()).isNotEqualTo(Optional.of(Result.Asking));

            awaitResult(Result.Passed);
            prober.ask(question);
            assertThat(pod.asked).hasValue(2);
        }
    }

    @Test
    void an_answer_of_pods_that_are_no_longer_wanted_is_forgotten() throws IOException {
        try (FakePod silent = FakePod.that(FakePod.hangs())) {
            prober.ask(question(Golden.ServerMetadata, silent, silent.address("a")));
            assertThat(result()).contains(Result.Asking);

            prober.keepOnly(MODEL, Optional.of("another"));

            assertThat(result()).isEmpty();
        }
        await().untilAsserted(() -> assertThat(woken).hasValue(1));
        assertThat(result()).isEmpty();
    }

    @Test
    void without_pods_nothing_is_asked() {
        prober.ask(new Question(MODEL, DIGEST, List.of(), 80, "/v2", Golden.ServerMetadata));

        assertThat(result()).isEmpty();
    }

    private static Question question(Golden golden, FakePod pod, PodAddress... pods) {
        return new Question(MODEL, DIGEST, List.of(pods), pod.port(), "/v2", golden);
    }

    private Optional<Result> result() {
        return prober.result(MODEL, DIGEST);
    }

    private void awaitResult(Result expected) {
        await().untilAsserted(() -> assertThat(result()).contains(expected));
    }
}
