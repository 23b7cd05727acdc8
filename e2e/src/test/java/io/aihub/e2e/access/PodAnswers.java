package io.aihub.e2e.access;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Answers golden requests in the place of kwok's pods, which have addresses that nobody listens at:
 * the operator's requests to pods go through it as through an HTTP proxy.
 */
final class PodAnswers implements AutoCloseable {
    private static final byte[] METADATA =
            "{\"name\":\"kwok\",\"version\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    PodAnswers() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, METADATA.length);
                    exchange.getResponseBody().write(METADATA);
                    exchange.close();
                });
        server.start();
    }

    /** The operator's environment, with a look at every model each second. */
    Map<String, String> settings() {
        return Map.of(
                "AIHUB_LOOP_RECHECK",
                "1s",
                "JAVA_TOOL_OPTIONS",
                "-Dhttp.nonProxyHosts= -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort="
                        + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
