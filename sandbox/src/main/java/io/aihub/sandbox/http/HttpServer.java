package io.aihub.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An HTTP/1.1 server with one daemon thread per request under way, good for some hundred of them.
 */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    static {
        // The JDK's server reads these once, when it is first used. Head and body of an answer are
        // two packets, and the second would wait for the client to acknowledge the first; and a
        // kept-alive connection is the client's to end, since a server that ends an idle one may
        // cross the client's next write.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final com.sun.net.httpserver.HttpServer http;
    private final ExecutorService threads;
    private final HttpHandler handler;
    private final RequestsUnderWay underWay = new RequestsUnderWay();
    private volatile boolean draining;

    private HttpServer(
            com.sun.net.httpserver.HttpServer http, ExecutorService threads, HttpHandler handler) {
        this.http = http;
        this.threads = threads;
        this.handler = handler;
    }

    /**
     * Listens at once; port 0 takes any free one.
     *
     * @throws IOException when the address cannot be bound
     */
    public static HttpServer start(InetSocketAddress address, String name, HttpHandler handler)
            throws IOException {
        com.sun.net.httpserver.HttpServer http =
                com.sun.net.httpserver.HttpServer.create(address, BACKLOG);
        HttpServer server = new HttpServer(http, daemons(name), handler);
        http.createContext("/", server::exchange);
        http.setExecutor(server.threads);
        // Its dispatcher is a daemon only if the thread that starts it is one.
        CompletableFuture.runAsync(http::start, server.threads).join();
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return http.getAddress();
    }

    /** From now on every complete answer carries {@code Connection: close}. */
    public void drain() {
        draining = true;
    }

    /**
     * Waits until no request has been under way for the whole of {@code quiet}, beginning now; one
     * that is left without an answer does not count.
     *
     * @return false when {@code limit} ran out first
     */
    public boolean awaitIdle(Duration quiet, Duration limit) throws InterruptedException {
        return underWay.awaitNone(quiet, limit);
    }

    /** Ends the listener and all connections at once; closing twice changes nothing. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /** What is thrown here ends the connection. */
    private void exchange(HttpExchange exchange) throws IOException {
        underWay.begin();
        try {
            HttpAnswer answer = answerTo(exchange);
            if (answer instanceof HttpAnswer.Full full) {
                send(full, exchange);
            } else if (answer instanceof HttpAnswer.Stream stream) {
                send(stream, exchange);
            } else if (answer instanceof HttpAnswer.Drop) {
                throw new IOException("dropped");
            }
        } catch (Error e) {
            // The JDK's server ends a connection for an exception alone.
            exchange.close();
            throw e;
        } finally {
            underWay.end();
        }
    }

    private HttpAnswer answerTo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return HttpAnswer.text(413, "text/plain", "body too large");
        }
        try {
            return handler.handle(request(exchange, body));
        } catch (RuntimeException e) {
            // Without the message: it may repeat what a client sent.
            String where = e.getClass().getName() + " at " + Arrays.toString(e.getStackTrace());
            System.getLogger(HttpServer.class.getName())
                    .log(System.Logger.Level.WARNING, "handler failed: " + where);
            return HttpAnswer.text(500, "text/plain", "internal error");
        }
    }

    private static HttpRequest request(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(
                                        name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new HttpRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    private void send(HttpAnswer.Full answer, HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        if (draining) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }

    private static void send(HttpAnswer.Stream answer, HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            answer.body().writeTo(out);
        }
    }

    private static ExecutorService daemons(String name) {
        AtomicLong numbers = new AtomicLong();
        return Executors.newCachedThreadPool(
                work -> {
                    Thread thread = new Thread(work, name + "-" + numbers.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
