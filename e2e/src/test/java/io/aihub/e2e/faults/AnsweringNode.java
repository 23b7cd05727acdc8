package io.aihub.e2e.faults;

import io.aihub.e2e.TestJvm;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import io.aihub.sandbox.model.LogisticModel;
import io.aihub.sandbox.model.ModelConfig;
import io.aihub.sandbox.model.ModelServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of kwok whose pods have loopback addresses, with a model server on every address that they
 * can get: golden requests and metrics of pods that never run are answered all the same.
 */
final class AnsweringNode implements AutoCloseable {
    /** What the servers serve, in the path of inference requests. */
    static final String MODEL = "watched";

    private static final String NETWORK = TestJvm.network("127.77");
    private static final int ADDRESSES = 62;

    /** Not one of the ports that servers here like to take on all addresses. */
    private static final int PORT = 18_473;

    private final ControlPlane cluster;
    private final String name;
    private final List<ModelServer> servers = new ArrayList<>();

    private AnsweringNode(ControlPlane cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** Joins the cluster, and returns once pods can be scheduled to it. */
    static AnsweringNode join(ControlPlane cluster, String name) {
        AnsweringNode node = new AnsweringNode(cluster, name);
        try {
            ModelConfig config =
                    ModelConfig.of(MODEL, "v1", LogisticModel.load("v1"), Clock.systemUTC());
            for (int i = 1; i <= ADDRESSES; i++) {
                node.servers.add(
                        ModelServer.start(new InetSocketAddress(NETWORK + i, PORT), config));
            }
        } catch (IOException e) {
            node.servers.forEach(ModelServer::close);
            throw new UncheckedIOException(e);
        }
        cluster.kubectlWith(node.manifest(), "apply", "-f", "-").orFail();
        Until.SOON.holds("the node takes pods", node::takesPods);
        return node;
    }

    private String manifest() {
        return """
               apiVersion: v1
               kind: Node
               metadata:
                 name: %s
                 annotations: {kwok.x-k8s.io/node: fake}
                 labels: {type: kwok, kubernetes.io/hostname: %s, kubernetes.io/os: linux}
               spec: {podCIDR: %s0/26, podCIDRs: [%s0/26]}
               status:
                 allocatable: {cpu: "64", memory: 256Gi, pods: "60"}
                 capacity: {cpu: "64", memory: 256Gi, pods: "60"}
               """
                .formatted(name, name, NETWORK, NETWORK);
    }

    private boolean takesPods() {
        return cluster.kubectl("get", "node", name, "-o", "jsonpath={.spec.taints}")
                .orFail()
                .isEmpty();
    }

    /** The port of all model servers. */
    int port() {
        return PORT;
    }

    /** No new pod comes here: it stays pending. */
    void cordon() {
        cluster.kubectl("cordon", name).orFail();
    }

    /** Pending pods may come. */
    void uncordon() {
        cluster.kubectl("uncordon", name).orFail();
    }

    @Override
    public void close() {
        servers.forEach(ModelServer::close);
        cluster.kubectl("delete", "node", name, "--ignore-not-found").orFail();
    }
}
