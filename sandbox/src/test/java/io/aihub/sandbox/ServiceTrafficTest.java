package io.aihub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aihub.sandbox.traffic.ConnectionKind;
import io.aihub.sandbox.traffic.FailureKind;
import io.aihub.sandbox.traffic.RequestOutcome;
import io.aihub.sandbox.traffic.RequestRecord;
import io.aihub.sandbox.traffic.TrafficClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What users of a Service see while its pods come and go. */
class ServiceTrafficTest extends ClusterTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void steady_traffic_over_kept_alive_and_fresh_connections_is_answered()
            throws InterruptedException {
        serveFrom("one", Workloads.V1);
        try (TrafficClient traffic = trafficTo(cluster)) {
            assertThat(traffic.awaitSent(200, LIMIT)).isTrue();

            assertThat(traffic.failuresSince(Instant.EPOCH)).isEmpty();
            assertThat(traffic.freshVersionsSince(Instant.EPOCH)).containsOnlyKeys("v1");
        }
    }

    @Test
    void a_switch_of_the_selector_moves_new_connections_and_leaves_kept_alive_ones()
            throws InterruptedException {
        serveFrom("one", Workloads.V1);
        deploy("two", Workloads.V2, 1);
        awaitReady("two", 1);
        try (TrafficClient traffic = trafficTo(cluster)) {
            traffic.awaitSent(100, LIMIT);
            pointServiceTo("two");
            assertThat(traffic.awaitFreshVersion("v2", LIMIT)).isPresent();
            Instant moved = Instant.now();
            traffic.awaitSent(50, LIMIT);

            assertThat(traffic.recordsSince(moved)).anyMatch(r -> kept(r, "v1"));
            assertThat(traffic.freshVersionsSince(moved)).containsOnlyKeys("v2");
            assertThat(traffic.failuresSince(Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void scaling_the_old_pods_to_zero_ends_kept_alive_connections_without_an_error()
            throws InterruptedException {
        serveFrom("one", Workloads.V1);
        deploy("two", Workloads.V2, 1);
        awaitReady("two", 1);
        try (TrafficClient traffic = trafficTo(cluster)) {
            traffic.awaitSent(100, LIMIT);
            pointServiceTo("two");
            assertThat(traffic.awaitFreshVersion("v2", LIMIT)).isPresent();
            client.apps().deployments().inNamespace("default").withName("one").scale(0);

            assertThat(traffic.awaitAllConnections("v2", LIMIT)).isTrue();
            await().until(() -> pods().size() == 1);
            assertThat(traffic.failuresSince(Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void a_rolling_update_under_traffic_loses_no_request() throws InterruptedException {
        serveFrom("one", Workloads.V1);
        try (TrafficClient traffic = trafficTo(cluster)) {
            traffic.awaitSent(50, LIMIT);
            editImage("one", Workloads.V2);
            assertThat(traffic.awaitAllConnections("v2", LIMIT)).isTrue();
            await().until(() -> pods().size() == 1);

            assertThat(traffic.failuresSince(Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void ten_switches_to_and_fro_under_traffic_lose_no_request() throws InterruptedException {
        serveFrom("one", Workloads.V1);
        deploy("two", Workloads.V2, 1);
        awaitReady("two", 1);
        try (TrafficClient traffic = trafficTo(cluster)) {
            for (int i = 0; i < 10; i++) {
                boolean toTwo = i % 2 == 0;
                pointServiceTo(toTwo ? "two" : "one");
                assertThat(traffic.awaitFreshVersion(toTwo ? "v2" : "v1", LIMIT)).isPresent();
            }

            assertThat(traffic.failuresSince(Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void a_stop_refuses_new_connections() throws InterruptedException {
        serveFrom("one", Workloads.V1);
        try (TrafficClient traffic = trafficTo(cluster)) {
            traffic.awaitSent(50, LIMIT);
            traffic.expectStop();
            pointServiceTo("nothing");
            client.apps().deployments().inNamespace("default").withName("one").scale(0);
            Instant stop = Instant.now();

            await().until(
                            () ->
                                    traffic.recordsSince(stop).stream()
                                            .anyMatch(ServiceTrafficTest::refused));
            await().until(() -> pods().isEmpty());
            Instant gone = Instant.now();
            traffic.awaitSent(50, LIMIT);
            assertThat(traffic.recordsSince(gone))
                    .isNotEmpty()
                    .allMatch(ServiceTrafficTest::refused);
            assertThat(traffic.failuresSince(Instant.EPOCH)).isEmpty();
        }
    }

    private static boolean refused(RequestRecord request) {
        return request.outcome() instanceof RequestOutcome.Failed failed
                && failed.kind() == FailureKind.Refused;
    }

    private static boolean kept(RequestRecord request, String version) {
        return request.connection() == ConnectionKind.Kept
                && request.outcome() instanceof RequestOutcome.Served served
                && served.version().equals(version);
    }
}
