package io.aihub.operator;

import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpRequest;
import io.aihub.sandbox.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Stands between a client and an API server, and refuses, cuts or goes away as it is told. */
public final class FaultyServer implements AutoCloseable {
    private final URI target;
    private final HttpServer front;
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

    private FaultyServer(URI target) throws IOException {
        this.target = target;
        this.front =
                HttpServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        "faulty",
                        this::answer);
    }

    public static FaultyServer before(String url) throws IOException {
        return new FaultyServer(URI.create(url));
    }

    public String url() {
        return "http://127.0.0.1:" + front.address().getPort();
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

    /** Ends every connection, and each new one until it is back. */
    public void goAway() {
        away = true;
        cut();
    }

    public void comeBack() {
        away = false;
    }

    /** Ends every connection that is open now, watches too. */
    public void cut() {
        open.forEach(FaultyServer::close);
    }

    @Override
    public void close() {
        cut();
        front.close();
    }

    private HttpAnswer answer(HttpRequest request) {
        if (away) {
            return new HttpAnswer.Drop();
        }
        Optional<String> plural = refusedPart(request);
        if (plural.isPresent()) {
            refused.add(plural.get());
            int code = refusals.getOrDefault(plural.get(), 403);
            return HttpAnswer.json(code, status(code));
        }
        return new HttpAnswer.Takeover((in, out) -> forward(request, in, out));
    }

    private Optional<String> refusedPart(HttpRequest request) {
        return refusals.keySet().stream()
                .filter(plural -> request.path().endsWith("/" + plural))
                .findFirst();
    }

    private static String status(int code) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":"
                + code
                + ",\"reason\":\"Refused\",\"message\":\"refused by the test\"}";
    }

    private void forward(HttpRequest request, InputStream in, OutputStream out) throws IOException {
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            open.add(socket);
            if (away || refusedPart(request).isPresent()) {
                // It came through the door just before it was shut.
                return;
            }
            socket.getOutputStream().write(head(request).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(request.body());
            socket.getOutputStream().flush();
            if (isUpgrade(request)) {
                Thread up = new Thread(() -> pump(in, socket), "faulty-up");
                up.setDaemon(true);
                up.start();
            }
            socket.getInputStream().transferTo(out);
            open.remove(socket);
        }
    }

    private static void pump(InputStream in, Socket socket) {
        try {
            in.transferTo(socket.getOutputStream());
        } catch (IOException expected) {
            close(socket);
        }
    }

    private static boolean isUpgrade(HttpRequest request) {
        return request.header("upgrade").isPresent();
    }

    private static String head(HttpRequest request) {
        String headers =
                request.headers().entrySet().stream()
                        .filter(h -> isUpgrade(request) || !h.getKey().equals("connection"))
                        .filter(h -> !h.getKey().equals("transfer-encoding"))
                        .filter(h -> !h.getKey().equals("content-length"))
                        .map(h -> h.getKey() + ": " + h.getValue() + "\r\n")
                        .collect(Collectors.joining());
        return request.method()
                + " "
                + request.target()
                + " HTTP/1.1\r\n"
                + headers
                + "content-length: "
                + request.body().length
                + "\r\n"
                + (isUpgrade(request) ? "" : "connection: close\r\n")
                + "\r\n";
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException expected) {
            // A torn connection is what is wanted.
        }
    }
}
