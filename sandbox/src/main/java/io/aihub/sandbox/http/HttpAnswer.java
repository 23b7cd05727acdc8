package io.aihub.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a handler does with a request: answer it, take the connection over, or drop it. */
public sealed interface HttpAnswer {

    /**
     * A complete answer.
     *
     * @param status the HTTP status code
     * @param headers further headers; length and connection are set by the server
     * @param body may be empty
     */
    record Full(int status, Map<String, String> headers, byte[] body) implements HttpAnswer {}

    /** The connection is closed without a byte of an answer, as when a server dies. */
    record Drop() implements HttpAnswer {}

    /** The handler speaks on the raw connection, which is closed when it returns. */
    record Takeover(RawExchange exchange) implements HttpAnswer {}

    /** A conversation on the raw connection. */
    @FunctionalInterface
    interface RawExchange {
        /** Speaks until either side is done; the caller closes both streams. */
        void run(InputStream in, OutputStream out) throws IOException;
    }

    /** An answer with a JSON body. */
    static Full json(int status, String body) {
        return text(status, "application/json", body);
    }

    /** An answer with a text body of this content type. */
    static Full text(int status, String contentType, String body) {
        return new Full(
                status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }
}
