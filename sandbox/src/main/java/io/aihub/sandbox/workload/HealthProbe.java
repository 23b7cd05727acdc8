package io.aihub.sandbox.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Optional;

/** A container's readiness probe, really made; a container without one is ready when it runs. */
final class HealthProbe {
    private static final int DEFAULT_PERIOD_SECONDS = 10;
    private static final int DEFAULT_FAILURES = 3;

    private final Optional<Probe> probe;
    private final Container container;

    HealthProbe(Container container) {
        this.container = container;
        this.probe = Optional.ofNullable(container.getReadinessProbe());
    }

    long periodMillis() {
        int own = Owners.count(probe.map(Probe::getPeriodSeconds).orElse(null));
        return 1000L * (own == 0 ? DEFAULT_PERIOD_SECONDS : own);
    }

    long initialDelayMillis() {
        return 1000L * Owners.count(probe.map(Probe::getInitialDelaySeconds).orElse(null));
    }

    int failureThreshold() {
        int own = Owners.count(probe.map(Probe::getFailureThreshold).orElse(null));
        return own == 0 ? DEFAULT_FAILURES : own;
    }

    /** True when the container answers as its probe wants. */
    boolean succeeds(InetAddress address) {
        if (probe.isEmpty()) {
            return true;
        }
        try {
            if (probe.get().getHttpGet() != null) {
                return get(address, probe.get().getHttpGet());
            }
            if (probe.get().getTcpSocket() != null) {
                return connects(address, port(probe.get().getTcpSocket().getPort()));
            }
            return true;
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean get(InetAddress address, HTTPGetAction action)
            throws IOException, URISyntaxException {
        String path = action.getPath() == null ? "/" : action.getPath();
        URL url =
                new URI(
                                "http",
                                null,
                                address.getHostAddress(),
                                port(action.getPort()),
                                path,
                                null,
                                null)
                        .toURL();
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(timeoutMillis());
        connection.setReadTimeout(timeoutMillis());
        connection.setRequestProperty("User-Agent", "kube-probe/1.34");
        connection.setRequestProperty("Connection", "close");
        try {
            int status = connection.getResponseCode();
            return status >= 200 && status < 400;
        } finally {
            connection.disconnect();
        }
    }

    private boolean connects(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), timeoutMillis());
            return true;
        }
    }

    private int timeoutMillis() {
        int own = Owners.count(probe.map(Probe::getTimeoutSeconds).orElse(null));
        return 1000 * Math.max(1, own);
    }

    private int port(IntOrString port) {
        if (port.getIntVal() != null) {
            return port.getIntVal();
        }
        return container.getPorts().stream()
                .filter(named -> port.getStrVal().equals(named.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no port of that name"));
    }
}
