package io.aihub.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpHandler;
import io.aihub.sandbox.http.HttpServer;
import io.aihub.sandbox.model.Behaviour;
import io.aihub.sandbox.model.LogisticModel;
import io.aihub.sandbox.model.ModelConfig;
import io.aihub.sandbox.model.ModelServer;
import io.aihub.sandbox.model.PatientFlow;
import io.aihub.sandbox.traffic.TrafficConfig.Load;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TrafficClientTest {
    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Instant EVER = Instant.EPOCH;
    private static final Clock CLOCK = Clock.systemUTC();

    private final AtomicReference<InetSocketAddress> target = new AtomicReference<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @AfterEach
    void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    void requests_go_over_kept_and_fresh_connections_without_a_failure() throws Exception {
        target.set(model("1").address());
        TrafficClient client = traffic(Load.STANDARD);

        assertThat(client.awaitSent(100, LONG)).isTrue();
        assertThat(client.awaitAllConnections("1", LONG)).isTrue();

        List<RequestRecord> records = client.recordsSince(EVER);
        assertThat(client.failures()).isZero();
        assertThat(client.retries()).isZero();
        assertThat(client.sent()).isGreaterThanOrEqualTo(100);
        assertThat(records).extracting(RequestRecord::connection).contains(ConnectionKind.values());
        assertThat(records).allMatch(one -> one.outcome().equals(new RequestOutcome.Served("1")));
        assertThat(client.lastFreshVersion()).contains("1");
    }

    @Test
    void a_drained_server_hands_all_connections_over_without_a_failure() throws Exception {
        ModelServer first = model("1");
        ModelServer second = model("2");
        target.set(first.address());
        TrafficClient client = traffic(Load.STANDARD);
        assertThat(client.awaitAllConnections("1", LONG)).isTrue();

        Instant before = CLOCK.instant();
        target.set(second.address());
        assertThat(client.awaitFreshVersion("2", LONG)).isPresent();
        assertThat(client.freshVersionsSince(before)).containsKey("2");
        first.beginDrain();

        assertThat(client.awaitAllConnections("2", LONG)).isTrue();
        assertThat(client.failures()).isZero();
        assertThat(client.retries()).isZero();
        assertThat(client.lastFreshVersion()).contains("2");
    }

    @Test
    void a_connection_that_the_server_ended_while_idle_is_a_retry_and_no_failure()
            throws Exception {
        AtomicInteger requests = new AtomicInteger();
        // Every second request meets a server that ends the connection without a word.
        target.set(
                server(
                        request ->
                                requests.incrementAndGet() % 2 == 0
                                        ? new HttpAnswer.Drop()
                                        : served("1")));
        TrafficClient client = traffic(keptOnly());

        assertThat(client.awaitSent(20, LONG)).isTrue();

        assertThat(client.failures()).isZero();
        assertThat(client.retries()).isGreaterThanOrEqualTo(9);
    }

    @Test
    void a_fresh_connection_that_ends_without_an_answer_is_a_failure() throws Exception {
        target.set(server(request -> new HttpAnswer.Drop()));
        TrafficClient client = traffic(keptOnly());

        assertThat(client.awaitSent(5, LONG)).isTrue();

        assertThat(client.retries()).isZero();
        assertThat(kinds(client)).containsExactly(FailureKind.IoError);
    }

    @ParameterizedTest
    @CsvSource({"NotReady, NotOk", "AnswersGarbage, Unreadable", "NeverAnswers, Timeout"})
    void a_bad_server_is_a_failure_of_its_own_kind(Behaviour behaviour, FailureKind kind)
            throws Exception {
        target.set(model("1").behave(behaviour).address());
        TrafficClient client = traffic(keptOnly());

        assertThat(client.awaitSent(3, LONG)).isTrue();

        assertThat(client.failures()).isGreaterThanOrEqualTo(3);
        assertThat(kinds(client)).containsExactly(kind);
    }

    @Test
    void an_answer_without_a_prediction_for_every_row_is_unreadable() throws Exception {
        target.set(
                server(
                        request ->
                                HttpAnswer.json(
                                        200,
                                        "{\"model_version\":\"1\",\"outputs\":[{\"data\":[0.1]}]}")));
        TrafficClient client = traffic(Load.STANDARD);

        assertThat(client.awaitSent(3, LONG)).isTrue();

        assertThat(kinds(client)).containsExactly(FailureKind.Unreadable);
    }

    @Test
    void nobody_listening_and_no_endpoint_are_told_apart() throws Exception {
        ModelServer gone = model("1");
        gone.close();
        target.set(gone.address());
        TrafficClient client = traffic(keptOnly());
        assertThat(client.awaitSent(2, LONG)).isTrue();
        assertThat(kinds(client)).containsExactly(FailureKind.Refused);

        target.set(null);
        assertThat(client.awaitSent(2, LONG)).isTrue();

        assertThat(kinds(client))
                .containsExactlyInAnyOrder(FailureKind.Refused, FailureKind.NoEndpoint);
    }

    @Test
    void failures_within_a_declared_stop_are_counted_apart() throws Exception {
        ModelServer serving = model("1");
        target.set(serving.address());
        TrafficClient client = traffic(Load.STANDARD);
        assertThat(client.awaitAllConnections("1", LONG)).isTrue();

        client.expectStop();
        target.set(null);
        serving.close();
        assertThat(client.awaitSent(30, LONG)).isTrue();
        target.set(model("1").address());
        assertThat(client.awaitAllConnections("1", LONG)).isTrue();
        client.expectServing();

        assertThat(client.awaitSent(20, LONG)).isTrue();
        assertThat(client.failures()).isZero();
        assertThat(client.failuresSince(EVER)).isEmpty();
        assertThat(client.expectedFailures()).isPositive();

        target.set(null);
        assertThat(client.awaitSent(20, LONG)).isTrue();
        client.close(); // both counts below are read of a client that sends no more
        assertThat(client.failures()).isPositive();
        assertThat(client.failuresSince(EVER)).hasSize((int) client.failures());
    }

    @Test
    void only_loopback_addresses_are_accepted_and_none_else_is_ever_connected_to()
            throws Exception {
        InetSocketAddress foreign =
                new InetSocketAddress(
                        InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 80);
        for (InetSocketAddress address :
                List.of(foreign, InetSocketAddress.createUnresolved("localhost", 80))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TrafficClient.start(config(() -> address)))
                    .withMessageContaining("loopback addresses");
        }

        target.set(model("1").address());
        TrafficClient client = traffic(Load.STANDARD);
        assertThat(client.awaitAllConnections("1", LONG)).isTrue();
        target.set(foreign);
        assertThat(client.awaitSent(20, LONG)).isTrue();
        assertThat(kinds(client)).containsExactly(FailureKind.ForeignAddress);
    }

    @Test
    void the_patients_can_change_while_it_runs() throws Exception {
        Set<String> bodies = ConcurrentHashMap.newKeySet();
        target.set(
                server(
                        request -> {
                            bodies.add(request.text());
                            return served("1");
                        }));
        TrafficClient client = traffic(keptOnly());
        assertThat(client.awaitSent(2, LONG)).isTrue();
        assertThat(bodies).anyMatch(body -> body.contains(ages(PatientFlow.normal(1))));
        assertThat(bodies).noneMatch(body -> body.contains(ages(PatientFlow.shifted(1))));

        client.switchTo(PatientFlow.shifted(1));

        assertThat(client.awaitSent(2, LONG)).isTrue();
        assertThat(bodies).anyMatch(body -> body.contains(ages(PatientFlow.shifted(1))));
    }

    @Test
    void after_close_nothing_is_sent_and_no_thread_is_left() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        target.set(
                server(
                        request -> {
                            requests.incrementAndGet();
                            return served("1");
                        }));
        TrafficClient client = traffic(Load.STANDARD);
        assertThat(client.awaitSent(10, LONG)).isTrue();

        client.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("traffic-"));
        assertThat(client.awaitSent(1, Duration.ofMillis(50))).isFalse();
        assertThat(client.failures()).isZero();
    }

    @Test
    void a_version_that_never_answers_is_not_awaited_for_ever() throws Exception {
        target.set(model("1").address());
        TrafficClient client = traffic(Load.STANDARD);

        assertThat(client.awaitFreshVersion("2", Duration.ofMillis(50))).isEmpty();
        assertThat(client.awaitAllConnections("2", Duration.ofMillis(50))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 6, 4", "3000, 4, 6, 4", "100, 0, 6, 4", "100, 4, -1, 4", "100, 4, 6, 0"})
    void a_load_out_of_range_is_refused(double rate, int rows, int kept, int freshEvery) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Load(rate, rows, kept, freshEvery, LONG));
    }

    /** One kept connection and, at this rate, next to no fresh ones. */
    private static Load keptOnly() {
        return new Load(100, 4, 1, 100_000, Duration.ofMillis(300));
    }

    private static Set<FailureKind> kinds(TrafficClient client) {
        Set<FailureKind> kinds = ConcurrentHashMap.newKeySet();
        for (RequestRecord one : client.failuresSince(EVER)) {
            if (one.outcome() instanceof RequestOutcome.Failed failed) {
                kinds.add(failed.kind());
            }
        }
        return kinds;
    }

    private ModelServer model(String version) throws IOException {
        ModelServer server =
                ModelServer.start(
                        ANY_PORT, ModelConfig.of("pe", version, LogisticModel.load("v1"), CLOCK));
        open.push(server);
        return server;
    }

    private InetSocketAddress server(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.start(ANY_PORT, "stub", handler);
        open.push(server);
        return server.address();
    }

    /** The first four ages of a flow as a tensor's data. */
    private static String ages(PatientFlow flow) {
        return flow.rows(4).stream()
                .map(row -> Double.toString(row.age()))
                .collect(Collectors.joining(",", "\"data\":[", "]"));
    }

    private static HttpAnswer served(String version) {
        return HttpAnswer.json(
                200,
                "{\"model_version\":\"%s\",\"outputs\":[{\"data\":[0.1,0.1,0.1,0.1]}]}"
                        .formatted(version));
    }

    private TrafficClient traffic(Load load) {
        TrafficClient client = TrafficClient.start(config(target::get).with(load));
        open.push(client);
        return client;
    }

    private static TrafficConfig config(Supplier<InetSocketAddress> target) {
        return TrafficConfig.of(target, "pe", PatientFlow.normal(1), CLOCK);
    }
}
