package io.aihub.e2e.rig;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers golden requests in the place of kwok's pods, which have addresses that nobody listens at:
 * the operator's requests to pods go through it as through an HTTP proxy.
 */
public final class PodAnswers implements AutoCloseable {
    private static final byte[] METADATA =
            "{\"name\":\"kwok\",\"version\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicLong asked = new AtomicLong();

    /** Listens on a free port of loopback. */
    public PodAnswers() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    exchange.sendResponseHeaders(200, METADATA.length);
                    exchange.getResponseBody().write(METADATA);
                    exchange.close();
                });
        server.start();
    }

    /** What a JVM has to be told to send its plain HTTP here. */
    public List<String> jvmOptions() {
        return List.of(
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + server.getAddress().getPort(),
                "-Dhttp.nonProxyHosts=");
    }

    /** Requests so far. */
    public long asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
