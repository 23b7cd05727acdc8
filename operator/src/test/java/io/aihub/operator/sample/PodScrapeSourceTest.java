package io.aihub.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aihub.operator.sample.PodScrapeSource.Answer;
import io.aihub.operator.sample.SamplingTarget.Endpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP, with pods that behave as badly as pods can. */
class PodScrapeSourceTest {
    private static final int MAX_BYTES = 100_000;
    private final PodScrapeSource source =
            new PodScrapeSource(
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .build());

    @Test
    void a_good_answer_is_an_exposition() throws IOException {
        try (FakePod pod = FakePod.that(FakePod.answers(Text.counts(3, 7)))) {
            Answer answer = scrape(pod, Duration.ofSeconds(5));

            assertThat(answer.failure()).isNull();
            assertThat(
                            answer.exposition()
                                    .sample(
                                            answer.pod(),
                                            Instant.EPOCH,
                                            Text.age(Duration.ofMinutes(1))))
                    .hasValueSatisfying(sample -> assertThat(sample.count()).isEqualTo(10));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 403, 500, 503})
    void another_status_is_a_failure_and_its_body_is_not_read(int status) throws IOException {
        try (FakePod pod = FakePod.that(FakePod.answers(status, () -> ""))) {
            assertThat(scrape(pod, Duration.ofSeconds(5)).failure())
                    .isEqualTo("the metrics answer with HTTP " + status);
        }
    }

    @Test
    void metrics_that_are_not_there_are_silence_and_no_failure() throws IOException {
        try (FakePod pod = FakePod.that(FakePod.answers(404, () -> "model_input_value 1"))) {
            Answer answer = scrape(pod, Duration.ofSeconds(5));

            assertThat(answer.failure()).isNull();
            assertThat(answer.outcome()).isEqualTo(ScrapeOutcome.NotFound);
            assertThat(answer.said())
                    .isEqualTo(
                            "http://127.0.0.1:"
                                    + pod.port()
                                    + "/metrics answered HTTP 404, no content type, 19 bytes");
            assertThat(
                            answer.exposition()
                                    .sample(
                                            answer.pod(),
                                            Instant.EPOCH,
                                            Text.age(Duration.ofMinutes(1))))
                    .isEmpty();
        }
    }

    @Test
    void garbage_is_a_failure_that_repeats_none_of_it() throws IOException {
        String garbage = "model_input_value_count{feature=\"age\"} patient-4711\n";
        try (FakePod pod = FakePod.that(FakePod.answers(garbage))) {
            assertThat(scrape(pod, Duration.ofSeconds(5)).failure())
                    .isEqualTo("line 1 of the metrics is not in the Prometheus text format");
        }
    }

    @Test
    void a_sign_in_page_is_no_exposition_and_its_type_and_size_are_said() throws IOException {
        String page = "<html><title>Sign in, patient-4711</title></html>";
        try (FakePod pod = FakePod.that(FakePod.answers("text/html; charset=utf-8", page))) {
            Answer answer = scrape(pod, Duration.ofSeconds(5));

            assertThat(answer.outcome()).isEqualTo(ScrapeOutcome.NotTheFormat);
            assertThat(answer.failure())
                    .isEqualTo("the answer is not in the Prometheus text format");
            assertThat(answer.said())
                    .endsWith(
                            "/metrics answered HTTP 200, text/html, 49 bytes;"
                                    + " the answer is not in the Prometheus text format");
        }
    }

    @Test
    void an_exposition_is_read_whatever_type_it_is_called() throws IOException {
        try (FakePod pod = FakePod.that(FakePod.answers("text/html", Text.counts(3, 7)))) {
            assertThat(scrape(pod, Duration.ofSeconds(5)).outcome()).isEqualTo(ScrapeOutcome.Read);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "patient 4711", "text/plain/patient", "text/ä"})
    void a_content_type_that_is_none_is_not_repeated(String type) throws IOException {
        try (FakePod pod = FakePod.that(FakePod.answers(type, "It works!"))) {
            assertThat(scrape(pod, Duration.ofSeconds(5)).said())
                    .contains("content type, 9 bytes")
                    .doesNotContain("patient");
        }
    }

    @Test
    void a_compressed_answer_that_nobody_asked_for_says_so() throws IOException {
        try (FakePod pod = FakePod.that(FakePod.compresses(Text.counts(3, 7)))) {
            Answer answer = scrape(pod, Duration.ofSeconds(5));

            assertThat(answer.outcome()).isEqualTo(ScrapeOutcome.NotTheFormat);
            assertThat(answer.failure())
                    .isEqualTo("the answer is compressed, which nobody asked for");
        }
    }

    @Test
    void an_endless_answer_ends_at_the_size_of_the_source() throws IOException {
        try (FakePod pod = FakePod.that(FakePod.neverEnds())) {
            assertThat(scrape(pod, Duration.ofSeconds(30)).failure())
                    .isEqualTo("the answer is longer than " + MAX_BYTES + " bytes");
            await().until(() -> pod.leftByClient.get() == 1);
        }
    }

    static Stream<Arguments> slow() {
        return Stream.of(
                Arguments.of("never answers", FakePod.hangs()),
                Arguments.of("answers byte by byte", FakePod.trickles()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slow")
    void a_pod_that_takes_too_long_is_given_up_and_its_connection_closed(
            String how, FakePod.Behaviour behaviour) throws IOException {
        try (FakePod pod = FakePod.that(behaviour)) {
            assertThat(scrape(pod, Duration.ofMillis(200)).failure())
                    .isEqualTo("the metrics did not answer in time");
            await().until(() -> pod.leftByClient.get() == 1);
        }
    }

    @Test
    void a_port_where_nothing_listens_is_named_as_that() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        Answer answer =
                source.scrape(
                                new PodAddress("m-1", "127.0.0.1"),
                                new Endpoint(free, "/metrics"),
                                limits(Duration.ofSeconds(5)))
                        .join();

        assertThat(answer.failure()).isEqualTo("nothing answers at the metrics port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics", "not an address"})
    void an_address_or_path_that_is_none_is_a_failure_and_no_exception(String path) {
        Answer answer =
                source.scrape(
                                new PodAddress("m-1", "127.0.0.1"),
                                new Endpoint(80, path),
                                limits(Duration.ofSeconds(5)))
                        .join();

        assertThat(answer.failure()).isEqualTo("the address or path of the metrics is not usable");
    }

    private Answer scrape(FakePod pod, Duration timeout) {
        return source.scrape(
                        pod.address("m-1"), new Endpoint(pod.port(), "/metrics"), limits(timeout))
                .join();
    }

    private static ScrapeLimits limits(Duration timeout) {
        return new ScrapeLimits(Duration.ofSeconds(15), timeout, MAX_BYTES);
    }
}
