package io.aihub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.sandbox.apiserver.ClusterSnapshot;
import io.aihub.sandbox.traffic.TrafficClient;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterTest extends ClusterTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir Path folder;

    @Test
    void a_cluster_restored_beside_the_first_serves_the_same_pods_by_itself()
            throws IOException, InterruptedException {
        deploy("one", Workloads.V1, 1);
        client.resource(Workloads.service("model", "one")).create();
        awaitReady("one", 1);
        ClusterSnapshot snapshot = cluster.apiServer().snapshot();
        String uid = pods().get(0).getMetadata().getUid();

        EmbeddedCluster.Options options = EmbeddedCluster.Options.with(images);
        try (EmbeddedCluster second = EmbeddedCluster.start(options.withSnapshot(snapshot));
                KubernetesClient other = clientOf(second);
                TrafficClient traffic = trafficTo(second)) {
            assertThat(traffic.awaitFreshVersion("v1", LIMIT)).isPresent();
            List<Pod> restored = other.pods().inNamespace("default").list().getItems();

            assertThat(restored).extracting(p -> p.getMetadata().getUid()).containsExactly(uid);
            assertThat(second.serviceAddress("default", "model", Workloads.PORT))
                    .isNotEqualTo(cluster.serviceAddress("default", "model", Workloads.PORT));
        }
    }

    @Test
    void at_rest_nothing_is_written() throws InterruptedException {
        deploy("one", Workloads.V1, 1);
        client.resource(Workloads.service("model", "one")).create();
        awaitReady("one", 1);
        try (TrafficClient traffic = trafficTo(cluster)) {
            assertThat(traffic.awaitFreshVersion("v1", LIMIT)).isPresent();
            long before = cluster.apiServer().resourceVersion();
            assertThat(traffic.awaitSent(400, LIMIT)).isTrue();

            assertThat(cluster.apiServer().resourceVersion()).isEqualTo(before);
            assertThat(traffic.failuresSince(Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void a_written_kubeconfig_is_its_owners_alone_and_names_the_client() throws IOException {
        Path file = cluster.writeKubeconfig(folder.resolve("kubeconfig"), "operator");

        assertThat(Files.readString(file)).contains(cluster.apiServer().url(), "token: operator");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void definitions_are_loaded_from_the_folder_and_ports_can_be_chosen() throws IOException {
        EmbeddedCluster.Options options =
                EmbeddedCluster.Options.with(images).withCrds(Path.of("src/test/resources/crds"));
        try (EmbeddedCluster second = EmbeddedCluster.start(options);
                KubernetesClient other = clientOf(second)) {
            assertThat(
                            other.apiextensions()
                                    .v1()
                                    .customResourceDefinitions()
                                    .withName("widgets.test.io")
                                    .get()
                                    .getStatus()
                                    .getConditions())
                    .anyMatch(c -> c.getType().equals("Established"));
        }
    }
}
