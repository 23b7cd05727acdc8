package io.aihub.e2e.badinput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.aihub.e2e.TestJvm;
import io.aihub.e2e.badinput.Api.Answer;
import io.aihub.e2e.badinput.Api.Request;
import io.aihub.e2e.badinput.Api.Who;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Models that do everything right: approved, and serving from pods of a kwok node whose addresses
 * are on loopback, where something answers their golden request.
 */
final class HealthyModels implements AutoCloseable {
    private static final String NODE = "badinput";
    private static final String NETWORK = TestJvm.network("127.79");
    private static final int ADDRESSES = 14;

    /** Where pods are asked. */
    static final int PORT = 18_479;

    private static final byte[] METADATA =
            "{\"name\": \"demand\"}".getBytes(StandardCharsets.UTF_8);

    private final ControlPlane cluster;
    private final Api api;
    private final Crd models;
    private final Crd decisions;
    private final List<HttpServer> servers = new ArrayList<>();

    HealthyModels(ControlPlane cluster, Api api, InvalidObjects assortment) {
        this.cluster = cluster;
        this.api = api;
        this.models = assortment.crd("AIModel");
        this.decisions = assortment.crd("ModelDecision");
    }

    /** Returns once pods can come to the node. */
    void open() {
        try {
            for (int i = 1; i <= ADDRESSES; i++) {
                servers.add(server(new InetSocketAddress(NETWORK + i, PORT)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster.kubectlWith(node(), "apply", "-f", "-").orFail();
        Until.SOON.holds(
                "the node takes pods",
                () ->
                        cluster.kubectl("get", "node", NODE, "-o", "jsonpath={.spec.taints}")
                                .orFail()
                                .isEmpty());
    }

    private static HttpServer server(InetSocketAddress address) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(200, METADATA.length);
                        exchange.getResponseBody().write(METADATA);
                    }
                });
        server.start();
        return server;
    }

    private static String node() {
        return """
               apiVersion: v1
               kind: Node
               metadata:
                 name: %1$s
                 annotations: {kwok.x-k8s.io/node: fake}
                 labels: {type: kwok, kubernetes.io/hostname: %1$s, kubernetes.io/os: linux}
               spec: {podCIDR: %2$s0/28, podCIDRs: [%2$s0/28]}
               status:
                 allocatable: {cpu: "64", memory: 256Gi, pods: "14"}
                 capacity: {cpu: "64", memory: 256Gi, pods: "14"}
               """
                .formatted(NODE, NETWORK);
    }

    /** Applies and approves one, and returns once it serves. */
    void serve(String namespace, String name) {
        ObjectNode model = Base.example(cluster.home(), "public-transport-demand/aimodel.yaml");
        ((ObjectNode) model.get("metadata")).put("name", name);
        ((ObjectNode) model.at("/spec/serving")).put("port", PORT);
        String path = models.path(namespace);
        created(Request.create(Who.Administrator, path, model));
        approve(namespace, name, "Minimal", "system-owner");
        Until.SOON.holds(
                () -> name + " serves: " + get(namespace, name),
                () -> get(namespace, name).at("/status/serving/state").asText().equals("Serving"));
    }

    /** Approves the content that is asked for now. */
    void approve(String namespace, String model, String riskClass, String role) {
        Until.SOON.holds(
                model + " was looked at",
                () -> get(namespace, model).at("/status/contentDigest").isTextual());
        ObjectNode decision =
                Base.example(cluster.home(), "pe-triage-ct/decision-clinical-safety.yaml");
        ((ObjectNode) decision.get("metadata")).put("name", model + "-" + role);
        ((ObjectNode) decision.get("spec"))
                .put("model", model)
                .put("role", role)
                .put("riskClass", riskClass)
                .put("contentDigest", get(namespace, model).at("/status/contentDigest").asText());
        created(Request.create(Who.Approver, decisions.path(namespace), decision));
    }

    private void created(Request request) {
        Answer answer = api.send(request);
        if (!answer.isAccepted()) {
            throw new IllegalStateException(answer.message());
        }
    }

    private JsonNode get(String namespace, String name) {
        String path = models.path(namespace) + "/" + name;
        return api.send(new Request(Who.Administrator, "GET", path, "")).body();
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        cluster.kubectl("delete", "node", NODE, "--ignore-not-found").orFail();
    }
}
