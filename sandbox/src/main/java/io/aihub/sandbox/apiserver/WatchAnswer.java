package io.aihub.sandbox.apiserver;

import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends a feed as one event a line, each at once. */
final class WatchAnswer {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Space before JSON means nothing, and fabric8 says that it watches once a byte has come. */
    private static final byte[] BEGUN = {' '};

    private WatchAnswer() {}

    /**
     * The answer to who asks for a web socket, if the request does: fabric8 takes a 200 as that
     * there is none, and asks again for a plain watch.
     */
    static Optional<HttpAnswer> insteadOfWebSocket(HttpRequest request) {
        return request.header("upgrade")
                .filter("websocket"::equalsIgnoreCase)
                .map(asked -> HttpAnswer.text(200, "text/plain", ""));
    }

    static HttpAnswer stream(HttpRequest request, WatchFeed feed) {
        Duration limit =
                Optional.ofNullable(request.query().get("timeoutSeconds"))
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds)
                        .orElse(LONGEST);
        return new HttpAnswer.Stream(out -> pump(feed, limit, out));
    }

    private static void pump(WatchFeed feed, Duration limit, OutputStream out) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            out.write(BEGUN);
            out.flush();
            while (!feed.isOver() && deadline - System.nanoTime() > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) + 1;
                Optional<String> message = feed.next(left);
                if (message.isPresent()) {
                    out.write(line(message.get()));
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.end();
        }
    }

    /** In ASCII: fabric8 7.6.1 adds a NUL for each further byte of a character (docs/adr/0007). */
    private static byte[] line(String json) {
        StringBuilder line = new StringBuilder(json.length() + 1);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x80) {
                line.append(c);
            } else {
                line.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
            }
        }
        return line.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }
}
