package io.aihub.e2e.node;

import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A namespace where pods have to be restricted ones, and servers in it that a client asks. */
final class NodeNamespace implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private final ControlPlane cluster;
    private final String name;

    private NodeNamespace(ControlPlane cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    static NodeNamespace open(ControlPlane cluster, String name) {
        NodeNamespace opened = new NodeNamespace(cluster, name);
        opened.apply(
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                  labels: {pod-security.kubernetes.io/enforce: restricted}
                """
                        .formatted(name));
        return opened;
    }

    void apply(String manifest) {
        // By a manager of its own: what else is said of a namespace stays.
        cluster.kubectlWith(manifest, "apply", "--server-side", "--field-manager=node", "-f", "-")
                .orFail();
    }

    /**
     * A server of one pod behind a Service of the same name and port; returns once it is available.
     *
     * @param image its name in {@link NodeImages}
     * @param health what says that it is ready
     */
    void serve(String server, String image, int port, String health) {
        apply(server(server, NodeImages.of(cluster, image), port, health));
        Until.SOON.holds(
                () -> server + " is available:\n" + stand(),
                () ->
                        cluster.client()
                                .apps()
                                .deployments()
                                .inNamespace(name)
                                .withName(server)
                                .isReady());
        awaitAnswers(at(server, health));
    }

    private String server(String server, String image, int port, String health) {
        return """
               apiVersion: apps/v1
               kind: Deployment
               metadata: {name: %2$s, namespace: %1$s}
               spec:
                 selector: {matchLabels: {server: %2$s}}
                 template:
                   metadata: {labels: {server: %2$s}}
                   spec:
                     automountServiceAccountToken: false
                     securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                     containers:
                     - name: server
                       image: %3$s
                       resources: {limits: {memory: 256Mi}}
                       readinessProbe: {httpGet: {path: %5$s, port: %4$d}, periodSeconds: 1}
                       securityContext:
                         allowPrivilegeEscalation: false
                         readOnlyRootFilesystem: true
                         capabilities: {drop: [ALL]}
                       volumeMounts: [{name: tmp, mountPath: /tmp}]
                     volumes: [{name: tmp, emptyDir: {}}]
               ---
               apiVersion: v1
               kind: Service
               metadata: {name: %2$s, namespace: %1$s}
               spec:
                 selector: {server: %2$s}
                 ports: [{port: %4$d}]
               """
                .formatted(name, server, image, port, health);
    }

    /** Returns once a Service answers with 200, which is some time after its pods are ready. */
    void awaitAnswers(URI uri) {
        Until.SOON.holds(() -> uri + " answers:\n" + stand(), () -> answers(uri));
    }

    /** Whether 200 is answered now. */
    boolean answers(URI uri) {
        try {
            get(uri);
            return true;
        } catch (IllegalStateException expected) {
            return false;
        }
    }

    private String stand() {
        return cluster.kubectl("describe", "pods", "-n", name).out();
    }

    /** The one pod of a server. */
    Pod pod(String server) {
        List<Pod> pods =
                cluster.client()
                        .pods()
                        .inNamespace(name)
                        .withLabel("server", server)
                        .list()
                        .getItems();
        if (pods.size() != 1) {
            throw new IllegalStateException(server + " has " + pods.size() + " pods");
        }
        return pods.get(0);
    }

    /** Of a Service, by its address, since there is no cluster DNS. */
    URI at(String server, String path) {
        Service service = cluster.client().services().inNamespace(name).withName(server).get();
        return URI.create(
                "http://"
                        + service.getSpec().getClusterIP()
                        + ":"
                        + service.getSpec().getPorts().get(0).getPort()
                        + path);
    }

    /** The body of an answer 200, over a connection of its own. */
    String get(URI uri) {
        return send(uri, Optional.empty());
    }

    /** The body of an answer 200, over a connection of its own. */
    String post(URI uri, String body) {
        return send(uri, Optional.of(body));
    }

    private static String send(URI uri, Optional<String> body) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            // One that is kept goes on to a pod that is no longer chosen.
            connection.setRequestProperty("Connection", "close");
            if (body.isPresent()) {
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.get().getBytes(StandardCharsets.UTF_8));
                }
            }
            try (InputStream answer = connection.getInputStream()) {
                String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                    throw new IOException("status " + connection.getResponseCode());
                }
                return text;
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer 200 from " + uri, e);
        }
    }

    /**
     * Whether a new pod with this label gets an answer 200 from there, as its exit code says.
     *
     * @param pod its name, and the value of the label {@code client}
     */
    boolean reachesFromPod(String pod, URI uri) {
        apply(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: %2$s, namespace: %1$s, labels: {client: %2$s}}
                spec:
                  restartPolicy: Never
                  automountServiceAccountToken: false
                  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                  containers:
                  - name: client
                    image: %3$s
                    args: [get, "%4$s"]
                    securityContext:
                      allowPrivilegeEscalation: false
                      capabilities: {drop: [ALL]}
                """
                        .formatted(name, pod, NodeImages.of(cluster, "vendor"), uri));
        Until.SOON.holds(
                () -> pod + " has ended:\n" + stand(),
                () -> List.of("Succeeded", "Failed").contains(phase(pod)));
        boolean reached = phase(pod).equals("Succeeded");
        cluster.client().pods().inNamespace(name).withName(pod).withGracePeriod(0).delete();
        return reached;
    }

    private String phase(String pod) {
        return cluster.client().pods().inNamespace(name).withName(pod).get().getStatus().getPhase();
    }

    @Override
    public void close() {
        cluster.kubectl("delete", "namespace", name, "--timeout=60s").orFail();
    }
}
