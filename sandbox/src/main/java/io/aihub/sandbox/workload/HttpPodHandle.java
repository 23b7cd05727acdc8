package io.aihub.sandbox.workload;

import io.aihub.sandbox.http.HttpHandler;
import io.aihub.sandbox.http.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program that is an HTTP handler on every port of its pod. */
public final class HttpPodHandle implements PodHandle {
    /** Longer than from a connection to its request, and than between a busy client's requests. */
    private static final Duration QUIET = Duration.ofMillis(200);

    private final List<HttpServer> servers;

    private HttpPodHandle(List<HttpServer> servers) {
        this.servers = servers;
    }

    /** Serves on all ports, or on none when one is taken. */
    public static HttpPodHandle start(PodLaunch launch, HttpHandler handler) throws IOException {
        List<HttpServer> servers = new ArrayList<>();
        try {
            for (int port : launch.ports()) {
                InetSocketAddress address = new InetSocketAddress(launch.address(), port);
                servers.add(HttpServer.start(address, launch.podName(), handler));
            }
        } catch (IOException e) {
            servers.forEach(HttpServer::close);
            throw e;
        }
        return new HttpPodHandle(servers);
    }

    @Override
    public void drain() {
        servers.forEach(HttpServer::drain);
    }

    @Override
    public void awaitIdle(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (HttpServer server : servers) {
            server.awaitIdle(QUIET, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }

    @Override
    public void close() {
        servers.forEach(HttpServer::close);
    }
}
