package io.aihub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aihub.sandbox.model.LogisticModel;
import io.aihub.sandbox.model.ModelProgram;
import io.aihub.sandbox.model.PatientFlow;
import io.aihub.sandbox.traffic.TrafficClient;
import io.aihub.sandbox.traffic.TrafficConfig;
import io.aihub.sandbox.workload.FaultyPrograms;
import io.aihub.sandbox.workload.ImageRegistry;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running cluster with a client, and what the tests ask of it. */
public abstract class ClusterTest {
    protected final ImageRegistry images =
            new ImageRegistry()
                    .register(Workloads.V1, new ModelProgram(LogisticModel.load("v1")))
                    .register(Workloads.V2, new ModelProgram(LogisticModel.load("v2")))
                    .register("crashing", FaultyPrograms.crashes())
                    .register("unready", FaultyPrograms.neverReady())
                    .register("garbage", FaultyPrograms.answersGarbage());
    protected EmbeddedCluster cluster;
    protected KubernetesClient client;

    @BeforeEach
    void startCluster() throws IOException {
        cluster = EmbeddedCluster.start(EmbeddedCluster.Options.with(images));
        client = clientOf(cluster);
    }

    @AfterEach
    void stopCluster() {
        client.close();
        cluster.close();
    }

    protected static KubernetesClient clientOf(EmbeddedCluster cluster) {
        Config config = Config.fromKubeconfig(cluster.apiServer().kubeconfig("tester"));
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    protected void deploy(String name, String image, int replicas) {
        client.resource(Workloads.deployment(name, image, replicas)).create();
    }

    protected Deployment deployment(String name) {
        return client.apps().deployments().inNamespace("default").withName(name).get();
    }

    protected List<Pod> pods() {
        return client.pods().inNamespace("default").list().getItems();
    }

    protected List<ReplicaSet> replicaSets() {
        return client.apps().replicaSets().inNamespace("default").list().getItems();
    }

    protected void awaitReady(String name, int replicas) {
        await().untilAsserted(
                        () -> {
                            Deployment now = deployment(name);
                            assertThat(now.getStatus()).isNotNull();
                            assertThat(now.getStatus().getReadyReplicas())
                                    .isEqualTo(replicas == 0 ? null : replicas);
                            assertThat(now.getStatus().getReplicas())
                                    .isEqualTo(replicas == 0 ? null : replicas);
                            assertThat(now.getStatus().getUpdatedReplicas())
                                    .isEqualTo(replicas == 0 ? null : replicas);
                            assertThat(now.getStatus().getObservedGeneration())
                                    .isEqualTo(now.getMetadata().getGeneration());
                        });
    }

    protected void editImage(String name, String image) {
        client.apps()
                .deployments()
                .inNamespace("default")
                .withName(name)
                .edit(
                        d -> {
                            d.getSpec()
                                    .getTemplate()
                                    .getSpec()
                                    .getContainers()
                                    .get(0)
                                    .setImage(image);
                            return d;
                        });
    }

    protected void pointServiceTo(String revision) {
        client.services()
                .inNamespace("default")
                .withName("model")
                .edit(
                        service -> {
                            service.getSpec().setSelector(Map.of("revision", revision));
                            return service;
                        });
    }

    protected static TrafficClient trafficTo(EmbeddedCluster target) {
        return TrafficClient.start(
                TrafficConfig.of(
                        () ->
                                target.serviceAddress("default", "model", Workloads.PORT)
                                        .orElse(null),
                        "pe-triage-ct",
                        PatientFlow.normal(1),
                        Clock.systemUTC()));
    }

    protected boolean serviceAccepts() {
        Optional<InetSocketAddress> address =
                cluster.serviceAddress("default", "model", Workloads.PORT);
        try (Socket socket = new Socket()) {
            socket.connect(address.orElseThrow());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    protected void serveFrom(String name, String image) {
        deploy(name, image, 1);
        client.resource(Workloads.service("model", name)).create();
        awaitReady(name, 1);
        await().until(() -> cluster.serviceAddress("default", "model", Workloads.PORT).isPresent());
        await().until(this::serviceAccepts);
    }

    protected Set<String> names(List<Pod> pods) {
        return pods.stream().map(p -> p.getMetadata().getName()).collect(Collectors.toSet());
    }
}
