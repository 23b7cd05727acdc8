package io.aihub.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between a client and an API server, and refuses, cuts or goes away as it is told. */
public final class FaultyServer implements AutoCloseable {
    /** What concerns one connection, and is not passed on. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding");

    private final URI target;
    private final HttpServer front;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Set<InputStream> open = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

    private FaultyServer(URI target) throws IOException {
        this.target = target;
        this.front =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.createContext("/", this::answer);
        front.setExecutor(threads);
        front.start();
    }

    public static FaultyServer before(String url) throws IOException {
        return new FaultyServer(URI.create(url));
    }

    public String url() {
        return "http://127.0.0.1:" + front.getAddress().getPort();
    }

    /** Answers requests for this resource with the code, and ends those that are under way. */
    public void refuse(String plural, int code) {
        refusals.put(plural, code);
        cut();
    }

    public void refuseNothing() {
        refusals.clear();
    }

    /** Whether a request for this resource was refused since it was told to. */
    public boolean hasRefused(String plural) {
        return refused.contains(plural);
    }

    /** Ends every request that is under way, and each new one until it is back. */
    public void goAway() {
        away = true;
        cut();
    }

    public void comeBack() {
        away = false;
    }

    /** Ends every request that is under way now, watches too. */
    public void cut() {
        for (InputStream answer : open) {
            if (open.remove(answer)) {
                close(answer);
            }
        }
    }

    @Override
    public void close() {
        cut();
        front.stop(0);
        threads.shutdownNow();
    }

    /** What is thrown here ends the connection without an answer. */
    private void answer(HttpExchange exchange) throws IOException {
        requireHere();
        Optional<String> plural = refusedPart(exchange);
        if (plural.isPresent()) {
            refused.add(plural.get());
            int code = refusals.getOrDefault(plural.get(), 403);
            reply(exchange, code, status(code));
        } else if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            // There are no web sockets here: the client asks again for a plain watch.
            reply(exchange, 200, "");
        } else {
            forward(exchange);
        }
    }

    private static void reply(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void requireHere() throws IOException {
        if (away) {
            throw new IOException("away");
        }
    }

    private Optional<String> refusedPart(HttpExchange exchange) {
        return refusals.keySet().stream()
                .filter(plural -> exchange.getRequestURI().getPath().endsWith("/" + plural))
                .findFirst();
    }

    private static String status(int code) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":"
                + code
                + ",\"reason\":\"Refused\",\"message\":\"refused by the test\"}";
    }

    private void forward(HttpExchange exchange) throws IOException {
        HttpResponse<InputStream> answer = send(request(exchange));
        try (InputStream body = answer.body()) {
            open.add(body);
            requireHere();
            if (refusedPart(exchange).isPresent()) {
                throw new IOException("it came through the door just before it was shut");
            }
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            OutputStream out = exchange.getResponseBody();
            pump(body, out);
            if (!open.remove(body)) {
                throw new IOException("cut");
            }
            out.close();
        } finally {
            open.remove(answer.body());
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                        .method(
                                exchange.getRequestMethod(),
                                BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        return request.build();
    }

    private static void pump(InputStream in, OutputStream out) throws IOException {
        out.flush();
        byte[] buffer = new byte[16 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException expected) {
            // A torn answer is what is wanted.
        }
    }
}
