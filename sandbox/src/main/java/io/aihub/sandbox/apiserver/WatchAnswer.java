package io.aihub.sandbox.apiserver;

import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpRequest;
import io.aihub.sandbox.http.WebSocketConversation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Sends a feed over a websocket, or as chunks of plain HTTP with one event a line. */
final class WatchAnswer {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final long POLL_MILLIS = 1000;
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

    private WatchAnswer() {}

    /** A way of sending that may fail because the watcher is gone. */
    private interface Sender {
        void send(String message) throws IOException;
    }

    /** A way of reading until the watcher is gone. */
    private interface Reader {
        void read() throws IOException;
    }

    static HttpAnswer stream(HttpRequest request, WatchFeed feed) {
        Duration limit =
                Optional.ofNullable(request.query().get("timeoutSeconds"))
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds)
                        .orElse(LONGEST);
        if (WebSocketConversation.isAskedFor(request)) {
            return new HttpAnswer.Takeover((in, out) -> socket(request, feed, limit, in, out));
        }
        return new HttpAnswer.Takeover((in, out) -> chunks(feed, limit, in, out));
    }

    private static void socket(
            HttpRequest request, WatchFeed feed, Duration limit, InputStream in, OutputStream out)
            throws IOException {
        WebSocketConversation socket = WebSocketConversation.accept(request, in, out);
        endWithReader(feed, socket::readUntilClosed);
        pump(feed, limit, socket::send);
        socket.close();
    }

    private static void chunks(WatchFeed feed, Duration limit, InputStream in, OutputStream out)
            throws IOException {
        out.write(HEAD.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        endWithReader(
                feed,
                () -> {
                    while (in.read() >= 0) {
                        // A watcher has nothing more to say; only its end counts.
                    }
                });
        pump(feed, limit, message -> chunk(message + "\n", out));
        chunk("", out);
    }

    private static void chunk(String text, OutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String head = Integer.toHexString(bytes.length) + "\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void pump(WatchFeed feed, Duration limit, Sender sender) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!feed.isOver() && System.nanoTime() < deadline) {
                Optional<String> message = feed.next(POLL_MILLIS);
                if (message.isPresent()) {
                    sender.send(message.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.end();
        }
    }

    private static void endWithReader(WatchFeed feed, Reader reader) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                reader.read();
                            } catch (IOException expected) {
                                // A torn connection ends the watch like a closed one.
                            } finally {
                                feed.end();
                            }
                        },
                        "watch-reader");
        thread.setDaemon(true);
        thread.start();
    }
}
