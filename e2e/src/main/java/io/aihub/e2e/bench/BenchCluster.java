package io.aihub.e2e.bench;

import io.aihub.e2e.bench.Fleet.Member;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.PodAnswers;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A fresh cluster with everything but the operator, and what creates models on it. */
final class BenchCluster implements AutoCloseable {
    /** People and pipelines that apply manifests at the same time. */
    static final int APPLIERS = 8;

    private final ControlPlane cluster;
    private final KubernetesClient approver;
    private final PodAnswers pods = new PodAnswers();

    private BenchCluster(Path home, Path folder) {
        cluster = ControlPlane.start(home, folder);
        approver = cluster.clientAs(Fleet.APPROVER);
    }

    /** Starts it in this folder, which holds its data and logs. */
    static BenchCluster start(Path home, Path folder) {
        BenchCluster started = new BenchCluster(home, folder);
        try {
            started.furnish(home);
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void furnish(Path home) {
        OperatorOnCluster.install(cluster);
        cluster.kubectlWith(resource(), "apply", "-f", "-").orFail();
        for (String namespace : Fleet.namespaces()) {
            cluster.kubectl("create", "namespace", namespace).orFail();
        }
        Until.SOON.holds("the node is ready", this::nodeReady);
        Member any = new Fleet(home, "try", 1, Optional.empty()).members().get(0);
        Until.SOON.holds("the approver may approve", () -> mayApprove(any));
    }

    ControlPlane control() {
        return cluster;
    }

    KubernetesClient client() {
        return cluster.client();
    }

    AuditLog audit() {
        return cluster.audit();
    }

    PodAnswers pods() {
        return pods;
    }

    OperatorRun startOperator(Map<String, String> settings) {
        return OperatorRun.start(
                cluster,
                new OperatorRun.Launch(
                        OperatorOnCluster.kubeconfig(cluster), pods.jvmOptions(), settings));
    }

    /** Creates each approval and, right after it, its model; then tells who was created. */
    void create(Fleet fleet, Consumer<Member> created) {
        each(
                fleet,
                member -> {
                    approve(member);
                    created.accept(register(member));
                });
    }

    /** Creates the models, as people do who have them approved later. */
    void register(Fleet fleet) {
        each(fleet, this::register);
    }

    /** Approves them. */
    void approve(Fleet fleet) {
        each(fleet, this::approve);
    }

    private Member register(Member member) {
        return new Member(
                client().resource(member.model()).create(), member.approval(), member.content());
    }

    private void approve(Member member) {
        approver.resource(member.approval()).create();
    }

    private static void each(Fleet fleet, Consumer<Member> act) {
        ExecutorService appliers = Executors.newFixedThreadPool(APPLIERS);
        try {
            CompletableFuture<?>[] all =
                    fleet.members().stream()
                            .map(m -> CompletableFuture.runAsync(() -> act.accept(m), appliers))
                            .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        } finally {
            appliers.shutdownNow();
        }
    }

    private boolean mayApprove(Member member) {
        try {
            approver.resource(member.approval()).dryRun().create();
            return true;
        } catch (KubernetesClientException notYet) {
            return false;
        }
    }

    private boolean nodeReady() {
        return client().nodes().list().getItems().stream()
                .flatMap(node -> node.getStatus().getConditions().stream())
                .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
    }

    private static String resource() {
        try (InputStream file = BenchCluster.class.getResourceAsStream("cluster.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        approver.close();
        pods.close();
        cluster.close();
    }
}
